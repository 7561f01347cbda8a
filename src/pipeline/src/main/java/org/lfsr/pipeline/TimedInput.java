package org.lfsr.pipeline;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Measures how long reading takes, apart from what is done with the bytes. Ends with the deadline. */
final class TimedInput extends FilterInputStream {

    private static final int CHUNK_BYTES = 1 << 16;

    private final TimeSource time;
    private final Deadline deadline;
    private long nanos;

    TimedInput(InputStream in, TimeSource time, Deadline deadline) {
        super(in);
        this.time = time;
        this.deadline = deadline;
    }

    /** How long all reads took together. */
    long nanos() {
        return nanos;
    }

    /** Reads to the end. */
    void drain() throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        int count;
        do {
            count = read(chunk, 0, chunk.length);
        } while (count >= 0);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        deadline.check();
        long started = time.nanos();
        try {
            return super.read(buffer, offset, length);
        } finally {
            nanos += time.nanos() - started;
        }
    }
}
