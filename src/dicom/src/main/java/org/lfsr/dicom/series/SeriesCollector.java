package org.lfsr.dicom.series;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.DicomFile;
import org.lfsr.dicom.DicomReader;
import org.lfsr.dicom.Tag;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.UnreadableDicomException.Reason;

/**
 * A series whose instances come one by one, in any order, from wherever they are: a prefix of an object store, a zip
 * file. Keeps them as they are encoded. For one thread; after an exception it is of no more use.
 */
public final class SeriesCollector {

    private static final int START_BYTES = 132;
    private static final List<Tag> SAME_IN_ALL =
            List.of(Tags.SERIES_INSTANCE_UID, Tags.STUDY_INSTANCE_UID, Tags.PATIENT_ID, Tags.FRAME_OF_REFERENCE_UID);

    private final SeriesLimits limits;
    private final DicomReader reader;
    private final List<SourceFrame> frames = new ArrayList<>();
    private @Nullable DataSet shared;
    private int objects;
    private int images;
    private long bytes;
    private long voxels;

    SeriesCollector(SeriesLimits limits) {
        this.limits = limits;
        this.reader = new DicomReader(limits.instance());
    }

    /**
     * Takes one object.
     *
     * @param stream is read to its end, or not far if it is no DICOM; is left open
     * @return what it is; only images make the volume
     * @throws UnreadableDicomException if it is DICOM, but damaged, or an image that cannot be part of a volume
     * @throws IOException if the stream fails
     */
    public Added add(InputStream stream) throws IOException, UnreadableDicomException {
        objects++;
        if (objects > limits.maxInstances()) {
            throw tooLarge("objects", limits.maxInstances());
        }
        PushbackInputStream whole = new PushbackInputStream(stream, START_BYTES);
        byte[] start = whole.readNBytes(START_BYTES);
        if (!DicomReader.isDicom(start)) {
            return Added.NOT_DICOM;
        }
        whole.unread(start);
        DicomFile file = reader.read(whole);
        Optional<SourceInstance> image = SourceInstance.of(file);
        if (image.isEmpty()) {
            return Added.OTHER;
        }
        add(image.get(), file);
        return Added.IMAGE;
    }

    private void add(SourceInstance instance, DicomFile file) throws UnreadableDicomException {
        images++;
        bytes += file.bytes();
        if ((double) instance.frames().format().length() * instance.frames().count() + voxels > limits.maxVoxels()) {
            throw tooLarge("voxels", limits.maxVoxels());
        }
        voxels += instance.frames().format().length() * instance.frames().count();
        if (bytes + SeriesLimits.VOXEL_BYTES * voxels > limits.maxBytes()) {
            throw tooLarge("bytes, as it is stored and as voxels together,", limits.maxBytes());
        }
        frames.addAll(FrameReader.frames(instance, file));
        shared = shared == null ? instance.attributes() : shared.sharedWith(instance.attributes());
    }

    private static UnreadableDicomException tooLarge(String what, long limit) {
        return new UnreadableDicomException(
                Reason.TOO_LARGE, "The series has more %s than the limit of %d".formatted(what, limit));
    }

    /** How many instances with images there are so far. */
    public int images() {
        return images;
    }

    /** How many objects there are so far that are not images. */
    public int others() {
        return objects - images;
    }

    /**
     * Puts the volume together, and lets go of what was collected.
     *
     * @throws UnreadableDicomException if the images do not make one volume, or do not decompress
     */
    public DicomSeries finish() throws UnreadableDicomException {
        DataSet attributes = shared;
        if (attributes == null) {
            throw new UnreadableDicomException(
                    Reason.NO_IMAGES, "There is no image among %d objects".formatted(objects));
        }
        for (Tag tag : SAME_IN_ALL) {
            checkSame(tag);
        }
        SliceStack stack = SliceStack.of(frames);
        frames.clear();
        List<SourceSlice> slices =
                stack.frames().stream().map(SeriesCollector::slice).toList();
        return new DicomSeries(VolumeAssembly.volume(stack), new SeriesHeader(attributes.detached(), slices));
    }

    private void checkSame(Tag tag) throws UnreadableDicomException {
        Set<Optional<String>> values = new HashSet<>();
        for (SourceFrame frame : frames) {
            values.add(frame.instance().attributes().text(tag));
        }
        if (values.size() > 1) {
            throw new UnreadableDicomException(
                    Reason.MIXED_SERIES,
                    "%d images have %d different values of %s".formatted(frames.size(), values.size(), tag));
        }
    }

    private static SourceSlice slice(SourceFrame frame) {
        SourceInstance instance = frame.instance();
        return new SourceSlice(
                instance.sopClassUid(),
                instance.sopInstanceUid(),
                instance.isEnhanced() ? Optional.of(frame.index() + 1) : Optional.empty(),
                frame.geometry().position());
    }

    /** What an object was. */
    public enum Added {
        /** An instance with one or more images. */
        IMAGE,
        /** DICOM without an image: a report, a presentation state, a directory. */
        OTHER,
        /** Something else altogether. */
        NOT_DICOM
    }
}
