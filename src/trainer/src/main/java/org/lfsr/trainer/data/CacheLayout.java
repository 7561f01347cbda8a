package org.lfsr.trainer.data;

import java.nio.ByteOrder;

/**
 * Where things lie in a cache file: the slices as 32-bit floats, then their masks as bytes, and at the end the sizes
 * and the digest, written last.
 *
 * @param width pixels of a slice along x
 * @param height pixels of a slice along y
 * @param depth slices
 */
record CacheLayout(int width, int height, int depth) {

    static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    static final int DIGEST_BYTES = 32;
    static final int TRAILER_BYTES = 3 * Integer.BYTES + DIGEST_BYTES;

    int sliceLength() {
        return width * height;
    }

    int imageOffset(int index) {
        return index * sliceLength() * Float.BYTES;
    }

    int maskOffset(int index) {
        return imageOffset(depth) + index * sliceLength();
    }

    int trailerOffset() {
        return maskOffset(depth);
    }

    int length() {
        return Math.addExact(Math.multiplyExact(depth * sliceLength(), Float.BYTES + 1), TRAILER_BYTES);
    }
}
