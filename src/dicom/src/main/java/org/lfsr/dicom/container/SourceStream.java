package org.lfsr.dicom.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The stream that a container comes from: remembers its own failure, so that it is told from the container's; how far
 * it was read; and its last bytes.
 */
final class SourceStream extends FilterInputStream {

    private static final int TAIL_BYTES = 1 << 11;

    private final byte[] tail = new byte[TAIL_BYTES];
    private @Nullable IOException failure;
    private long count;

    SourceStream(InputStream stream) {
        super(stream);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        try {
            int read = in.read(target, from, length);
            if (read > 0) {
                keep(target, from, read);
            }
            return read;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** Skips by reading, so that nothing is missed. */
    @Override
    public long skip(long length) throws IOException {
        byte[] skipped = new byte[(int) Math.min(length, TAIL_BYTES)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    private void keep(byte[] bytes, int from, int length) {
        int kept = Math.min(length, TAIL_BYTES);
        System.arraycopy(tail, kept, tail, 0, TAIL_BYTES - kept);
        System.arraycopy(bytes, from + length - kept, tail, TAIL_BYTES - kept, kept);
        count += length;
    }

    /** Reads on to the end, but not beyond a limit; whether that is reached. */
    boolean drain(long most) throws IOException {
        byte[] skipped = new byte[TAIL_BYTES];
        long drained = 0;
        for (int read = read(skipped, 0, TAIL_BYTES); read >= 0; read = read(skipped, 0, TAIL_BYTES)) {
            drained += read;
            if (drained > most) {
                return false;
            }
        }
        return true;
    }

    /** Its own failure, if that is what a reader of it failed of. */
    @Nullable
    IOException failure() {
        return failure;
    }

    /** How many bytes were read. */
    long count() {
        return count;
    }

    /** The last bytes that were read, up to 2048, without any before the first. */
    byte[] tail() {
        return Arrays.copyOfRange(tail, (int) Math.max(0, TAIL_BYTES - count), TAIL_BYTES);
    }

    /** The source is its owner's to close. */
    @Override
    public void close() {
        // Left open.
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
