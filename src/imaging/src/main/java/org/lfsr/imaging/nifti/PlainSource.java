package org.lfsr.imaging.nifti;

import java.io.IOException;

/** Bytes as they are. */
final class PlainSource implements ByteSource {

    private final InputBuffer input;

    PlainSource(InputBuffer input) {
        this.input = input;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        return input.read(target, from, count);
    }

    @Override
    public void finish() {
        // Nothing vouches for plain bytes, and what follows the voxels is nobody's.
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
