package org.lfsr.dicom.container;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.UnreadableDicomException.Reason;
import org.lfsr.dicom.container.LimitedStream.TooMuchException;
import org.lfsr.dicom.series.SeriesCollector;

/**
 * Reads the instances in a zip, tar or gzipped tar file, told apart by their contents. Entries that are no DICOM are
 * passed over, so are containers within; names of entries are not looked at. A container that was cut is refused, even
 * between two entries: a zip file by the count in its directory, a tar file by the zeros at its end.
 *
 * <p>Instances hold nothing but their limits and may be shared between threads.
 */
public final class ContainerReader {

    private static final int MAGIC_BYTES = 262;
    private static final int USTAR = 257;
    private static final int BLOCK_BYTES = 512;
    private static final int DIRECTORY_END = 0x06054B50;
    private static final int DIRECTORY_END_BYTES = 22;
    private static final int DIRECTORY_COUNT = 10;

    private final ContainerLimits limits;

    /** Creates a reader that refuses whatever is larger than its limits. */
    public ContainerReader(ContainerLimits limits) {
        this.limits = limits;
    }

    /** Whether bytes begin as a container does; the first 262 are enough to tell. */
    public static boolean isContainer(byte[] start) {
        return isZip(start) || isGzip(start) || isTar(start);
    }

    private static boolean isZip(byte[] start) {
        return startsWith(start, 0, 'P', 'K', 3, 4) || startsWith(start, 0, 'P', 'K', 5, 6);
    }

    private static boolean isGzip(byte[] start) {
        return startsWith(start, 0, 0x1F, 0x8B);
    }

    private static boolean isTar(byte[] start) {
        return startsWith(start, USTAR, 'u', 's', 't', 'a', 'r');
    }

    private static boolean startsWith(byte[] start, int from, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (from + i >= start.length || start[from + i] != (byte) magic[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Hands all entries to a collector.
     *
     * @param stream the container; is read to its end and left open
     * @throws UnreadableDicomException if the bytes are no whole container, hold too much, or the collector refuses an
     *     instance
     * @throws IOException if the stream fails
     */
    public void read(InputStream stream, SeriesCollector collector) throws IOException, UnreadableDicomException {
        SourceStream source = new SourceStream(stream);
        try {
            read(new BufferedInputStream(source), source, collector);
        } catch (TooMuchException e) {
            throw new UnreadableDicomException(Reason.TOO_LARGE, String.valueOf(e.getMessage()), e);
        } catch (IOException | IllegalArgumentException e) {
            IOException failure = source.failure();
            if (failure != null) {
                throw failure;
            }
            Reason reason = e instanceof EOFException ? Reason.TRUNCATED : Reason.BAD_ARCHIVE;
            throw new UnreadableDicomException(
                    reason, "Container is damaged after %d bytes".formatted(source.count()), e);
        }
    }

    private void read(BufferedInputStream stream, SourceStream source, SeriesCollector collector)
            throws IOException, UnreadableDicomException {
        byte[] start = start(stream);
        if (isZip(start)) {
            readZip(stream, source, collector);
        } else if (isGzip(start)) {
            BufferedInputStream inflated =
                    new BufferedInputStream(new LimitedStream(new GZIPInputStream(stream), source, limits));
            if (!isTar(start(inflated))) {
                throw bad("Container is gzip of something else than tar");
            }
            readTar(inflated, source, collector);
        } else if (isTar(start)) {
            readTar(stream, source, collector);
        } else {
            throw bad("%d bytes begin as neither zip nor tar do".formatted(start.length));
        }
    }

    private static byte[] start(BufferedInputStream stream) throws IOException {
        stream.mark(MAGIC_BYTES);
        byte[] start = stream.readNBytes(MAGIC_BYTES);
        stream.reset();
        return start;
    }

    private void readZip(InputStream stream, SourceStream source, SeriesCollector collector)
            throws IOException, UnreadableDicomException {
        ZipInputStream zip = new ZipInputStream(stream, StandardCharsets.ISO_8859_1);
        LimitedStream content = new LimitedStream(zip, source, limits);
        int entries = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            checkEntries(++entries);
            if (!entry.isDirectory()) {
                collector.add(content);
                content.transferTo(OutputStream.nullOutputStream());
            }
        }
        if (!source.drain(limits.maxBytes())) {
            throw new TooMuchException("Container's directory has more than %d bytes".formatted(limits.maxBytes()));
        }
        checkDirectory(source.tail(), entries);
    }

    private static void checkDirectory(byte[] tail, int entries) throws UnreadableDicomException {
        ByteBuffer bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = tail.length - DIRECTORY_END_BYTES; at >= 0; at--) {
            if (bytes.getInt(at) == DIRECTORY_END) {
                int announced = Short.toUnsignedInt(bytes.getShort(at + DIRECTORY_COUNT));
                if (announced != Math.min(entries, 0xFFFF) && announced != 0xFFFF) {
                    throw new UnreadableDicomException(
                            Reason.TRUNCATED, "Container has %d of %d entries".formatted(entries, announced));
                }
                return;
            }
        }
        throw new UnreadableDicomException(
                Reason.TRUNCATED, "Container ends after %d entries without a directory".formatted(entries));
    }

    private void readTar(InputStream stream, SourceStream source, SeriesCollector collector)
            throws IOException, UnreadableDicomException {
        SourceStream unpacked = new SourceStream(stream);
        TarArchiveInputStream tar = new TarArchiveInputStream(unpacked);
        LimitedStream content = new LimitedStream(tar, source, limits);
        int entries = 0;
        long end = 0;
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            checkEntries(++entries);
            if (entry.isFile() && !entry.isSparse()) {
                collector.add(content);
                content.transferTo(OutputStream.nullOutputStream());
            }
            end = (unpacked.count() + BLOCK_BYTES - 1) / BLOCK_BYTES * BLOCK_BYTES;
        }
        if (!unpacked.drain(limits.maxBytes())) {
            throw new TooMuchException("Container goes on for more than %d bytes".formatted(limits.maxBytes()));
        }
        boolean whole = unpacked.count() >= end + BLOCK_BYTES && endsInZeros(unpacked.tail());
        if (!whole) {
            throw new UnreadableDicomException(
                    Reason.TRUNCATED, "Container ends after %d entries without a block of zeros".formatted(entries));
        }
    }

    private static boolean endsInZeros(byte[] tail) {
        byte[] end = Arrays.copyOfRange(tail, Math.max(0, tail.length - BLOCK_BYTES), tail.length);
        return Arrays.equals(end, new byte[BLOCK_BYTES]);
    }

    private void checkEntries(int entries) throws TooMuchException {
        if (entries > limits.maxEntries()) {
            throw new TooMuchException("Container has more than %d entries".formatted(limits.maxEntries()));
        }
    }

    private static UnreadableDicomException bad(String message) {
        return new UnreadableDicomException(Reason.BAD_ARCHIVE, message);
    }
}
