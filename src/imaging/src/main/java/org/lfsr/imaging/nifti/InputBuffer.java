package org.lfsr.imaging.nifti;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;

/** A stream's bytes, fetched in pieces and looked at before they are taken. */
final class InputBuffer {

    private static final int CAPACITY = 1 << 16;

    private final InputStream stream;
    private final byte[] bytes = new byte[CAPACITY];
    private int position;
    private int limit;

    InputBuffer(InputStream stream) {
        this.stream = stream;
    }

    /** Whether the next two bytes are these; takes nothing. */
    boolean startsWith(int first, int second) throws IOException {
        while (limit - position < 2) {
            System.arraycopy(bytes, position, bytes, 0, limit - position);
            limit -= position;
            position = 0;
            int count = stream.read(bytes, limit, CAPACITY - limit);
            if (count < 0) {
                return false;
            }
            limit += count;
        }
        return bytes[position] == (byte) first && bytes[position + 1] == (byte) second;
    }

    /** Takes the next byte, 0 to 255; -1 at the end. */
    int next() throws IOException {
        return filled() ? bytes[position++] & 0xFF : -1;
    }

    /** Takes some bytes; returns how many, or -1 at the end. */
    int read(byte[] target, int from, int count) throws IOException {
        if (!filled()) {
            return -1;
        }
        int taken = Math.min(count, limit - position);
        System.arraycopy(bytes, position, target, from, taken);
        position += taken;
        return taken;
    }

    /** Hands all bytes at hand to an inflater; returns whether there were any. */
    boolean feed(Inflater inflater) throws IOException {
        if (!filled()) {
            return false;
        }
        inflater.setInput(bytes, position, limit - position);
        position = limit;
        return true;
    }

    /** Takes back what an inflater did not use of the bytes that it was last fed. */
    void takeBack(int count) {
        position -= count;
    }

    private boolean filled() throws IOException {
        while (position == limit) {
            int count = stream.read(bytes, 0, CAPACITY);
            if (count < 0) {
                return false;
            }
            position = 0;
            limit = count;
        }
        return true;
    }
}
