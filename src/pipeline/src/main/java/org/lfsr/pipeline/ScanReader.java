package org.lfsr.pipeline;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.lfsr.dicom.DicomReader;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.container.ContainerLimits;
import org.lfsr.dicom.container.ContainerReader;
import org.lfsr.dicom.derived.DerivedSeries;
import org.lfsr.dicom.series.DicomSeries;
import org.lfsr.dicom.series.SeriesCollector;
import org.lfsr.dicom.series.SeriesHeader;
import org.lfsr.dicom.series.SeriesLimits;
import org.lfsr.dicom.series.SeriesReader;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiLimits;
import org.lfsr.imaging.nifti.NiftiReader;

/** Reads scans as what their bytes are: NIfTI, DICOM, or DICOM in a zip or tar file. Any thread may call. */
final class ScanReader {

    /** The most objects that a series may have. */
    static final int MOST_OBJECTS = 10_000;

    private static final int START_BYTES = 512;
    /** More than inflating the first bytes takes. */
    private static final int MARK_BYTES = 1 << 16;

    private final NiftiReader nifti;
    private final SeriesReader series;
    private final ContainerReader container;

    ScanReader(ReadLimits limits) {
        this.nifti = new NiftiReader(NiftiLimits.ofVoxels(limits.maxVoxels()));
        this.series = new SeriesReader(SeriesLimits.inMemoryOf(limits.maxVoxels(), MOST_OBJECTS));
        this.container = new ContainerReader(ContainerLimits.USUAL);
    }

    /** Begins a series whose instances come one by one. */
    SeriesCollector begin() {
        return series.begin();
    }

    /**
     * Reads one object.
     *
     * @param bytes is left open, and not always read to its end
     */
    Read read(InputStream bytes) throws IOException, UnreadableVolumeException, UnreadableDicomException {
        BufferedInputStream buffered = new BufferedInputStream(bytes, MARK_BYTES);
        byte[] start = start(buffered);
        if (DicomReader.isDicom(start)) {
            SeriesCollector collector = begin();
            collector.add(buffered);
            return finished(collector);
        }
        if (isContainer(buffered, start)) {
            SeriesCollector collector = begin();
            container.read(buffered, collector);
            return finished(collector);
        }
        return new Read(nifti.read(buffered), null);
    }

    /** Ends a series, which must say all that is needed of it later. */
    static Read finished(SeriesCollector collector) throws UnreadableDicomException {
        DicomSeries read = collector.finish();
        DerivedSeries.requireUsable(read.header());
        return new Read(read.volume(), read.header());
    }

    private static byte[] start(BufferedInputStream stream) throws IOException {
        stream.mark(MARK_BYTES);
        byte[] start = stream.readNBytes(START_BYTES);
        stream.reset();
        return start;
    }

    /** What is compressed by gzip may be a NIfTI file or a tar file. */
    private static boolean isContainer(BufferedInputStream stream, byte[] start) throws IOException {
        if (!ContainerReader.isContainer(start)) {
            return false;
        }
        boolean gzip = start.length > 1 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B;
        return !gzip || ContainerReader.isContainer(inflatedStart(stream));
    }

    private static byte[] inflatedStart(BufferedInputStream stream) throws IOException {
        stream.mark(MARK_BYTES);
        byte[] compressed = stream.readNBytes(MARK_BYTES / 2);
        stream.reset();
        try (GZIPInputStream inflated = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return inflated.readNBytes(START_BYTES);
        } catch (ZipException | EOFException e) {
            // Whoever reads the whole says better what is wrong with it.
            return new byte[0];
        }
    }

    /**
     * A scan.
     *
     * @param volume its voxels
     * @param series what else it says; null if it was no DICOM
     */
    record Read(Volume volume, @Nullable SeriesHeader series) {}
}
