package org.lfsr.dicom.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Decompressed bytes, counted against what the container's limits and its own size allow. */
final class LimitedStream extends FilterInputStream {

    private static final long FREE_BYTES = 1 << 20;

    private final SourceStream source;
    private final ContainerLimits limits;
    private long count;

    LimitedStream(InputStream stream, SourceStream source, ContainerLimits limits) {
        super(stream);
        this.source = source;
        this.limits = limits;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int read = in.read(target, from, length);
        if (read > 0) {
            count += read;
            check();
        }
        return read;
    }

    @Override
    public long skip(long length) throws IOException {
        byte[] skipped = new byte[(int) Math.min(length, 1 << 13)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    private void check() throws TooMuchException {
        if (count > limits.maxBytes()) {
            throw new TooMuchException("Container holds more than %d bytes".formatted(limits.maxBytes()));
        }
        if (count - FREE_BYTES > source.count() * limits.maxRatio()) {
            throw new TooMuchException("Container's %d bytes hold %d, more than %d times as many"
                    .formatted(source.count(), count, limits.maxRatio()));
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Says through streams that know input and output only that there is too much. */
    static final class TooMuchException extends IOException {

        private static final long serialVersionUID = 1;

        TooMuchException(String message) {
            super(message);
        }
    }
}
