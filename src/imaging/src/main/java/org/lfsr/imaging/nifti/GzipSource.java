package org.lfsr.imaging.nifti;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.UnreadableVolumeException.Reason;

/**
 * The contents of a gzipped stream (<a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>) of one or more
 * members. Bytes behind the last member are left alone.
 *
 * <p>In place of {@link java.util.zip.GZIPInputStream}, which throws the same exceptions for a damaged file as for a
 * lost connection, and which takes a member for the last one whenever a stream has nothing at hand.
 */
final class GzipSource implements ByteSource {

    private static final int FIRST_MAGIC = 0x1F;
    private static final int SECOND_MAGIC = 0x8B;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA_FIELD = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;
    private static final int TIME_AND_SYSTEM_BYTES = 6;
    private static final int MAX_BYTES_BEHIND = 1 << 20;

    private final InputBuffer input;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private boolean inMember;
    private long total;

    GzipSource(InputBuffer input) {
        this.input = input;
    }

    static boolean begins(InputBuffer input) throws IOException {
        return input.startsWith(FIRST_MAGIC, SECOND_MAGIC);
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException, UnreadableVolumeException {
        while (inMember || nextMember()) {
            int inflated = inflated(target, from, count);
            if (inflated > 0) {
                checksum.update(target, from, inflated);
                total += inflated;
                return inflated;
            }
            if (inflater.finished()) {
                endMember();
            } else {
                feed();
            }
        }
        return -1;
    }

    private int inflated(byte[] target, int from, int count) throws UnreadableVolumeException {
        try {
            return inflater.inflate(target, from, count);
        } catch (DataFormatException e) {
            throw new UnreadableVolumeException(
                    Reason.CORRUPT_COMPRESSION,
                    "Compressed data is damaged after %d good bytes: %s".formatted(total, e.getMessage()),
                    e);
        }
    }

    private void feed() throws IOException, UnreadableVolumeException {
        if (!inflater.needsInput()) {
            throw corrupt("Compressed data wants a dictionary after %d bytes".formatted(total));
        }
        if (!input.feed(inflater)) {
            throw truncated();
        }
    }

    private boolean nextMember() throws IOException, UnreadableVolumeException {
        if (!begins(input)) {
            return false;
        }
        skip(2);
        int method = next();
        int flags = next();
        if (method != DEFLATE || (flags & RESERVED) != 0) {
            throw corrupt("Gzip method is %d and flags are 0x%02X, not 8 and below 0x20".formatted(method, flags));
        }
        skip(TIME_AND_SYSTEM_BYTES);
        skipOptions(flags);
        inflater.reset();
        checksum.reset();
        inMember = true;
        return true;
    }

    private void skipOptions(int flags) throws IOException, UnreadableVolumeException {
        if ((flags & EXTRA_FIELD) != 0) {
            skip((int) littleEndian(2));
        }
        if ((flags & NAME) != 0) {
            skipString();
        }
        if ((flags & COMMENT) != 0) {
            skipString();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            skip(2);
        }
    }

    private void endMember() throws IOException, UnreadableVolumeException {
        input.takeBack(inflater.getRemaining());
        long found = checksum.getValue();
        long wanted = littleEndian(Integer.BYTES);
        if (found != wanted) {
            throw corrupt("Checksum of the decompressed data is %08x, not %08x".formatted(found, wanted));
        }
        long length = inflater.getBytesWritten() & 0xFFFF_FFFFL;
        long announced = littleEndian(Integer.BYTES);
        if (length != announced) {
            throw corrupt("Decompressed data has %d bytes, not %d".formatted(length, announced));
        }
        inMember = false;
    }

    @Override
    public void finish() throws IOException, UnreadableVolumeException {
        byte[] behind = new byte[MAX_BYTES_BEHIND >> 4];
        int count = 0;
        for (int read = read(behind, 0, behind.length); read > 0; read = read(behind, 0, behind.length)) {
            count += read;
            if (count > MAX_BYTES_BEHIND) {
                throw new UnreadableVolumeException(
                        Reason.TOO_LARGE,
                        "More than %d bytes follow the last voxel in the compressed data".formatted(MAX_BYTES_BEHIND));
            }
        }
    }

    private long littleEndian(int bytes) throws IOException, UnreadableVolumeException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) next() << (Byte.SIZE * i);
        }
        return value;
    }

    private void skip(int count) throws IOException, UnreadableVolumeException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private void skipString() throws IOException, UnreadableVolumeException {
        while (next() != 0) {
            // The terminating zero ends it.
        }
    }

    private int next() throws IOException, UnreadableVolumeException {
        int next = input.next();
        if (next < 0) {
            throw truncated();
        }
        return next;
    }

    private UnreadableVolumeException truncated() {
        return new UnreadableVolumeException(
                Reason.TRUNCATED, "Compressed data ends early, after %d decompressed bytes".formatted(total));
    }

    private static UnreadableVolumeException corrupt(String message) {
        return new UnreadableVolumeException(Reason.CORRUPT_COMPRESSION, message);
    }

    @Override
    public void close() {
        inflater.end();
    }
}
