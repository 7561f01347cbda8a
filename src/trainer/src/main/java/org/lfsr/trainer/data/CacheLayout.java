package org.lfsr.trainer.data;

import java.nio.ByteOrder;

/**
 * Where things lie in a cache file: the slices as 32-bit floats, then their masks as bytes, and at the end the distance
 * of neighbouring slices in millimetres as a 64-bit float, the sizes, and the digest, written last.
 *
 * @param width pixels of a slice along x
 * @param height pixels of a slice along y
 * @param depth slices
 */
record CacheLayout(int width, int height, int depth) {

    static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    static final int DIGEST_BYTES = 32;
    static final int TRAILER_BYTES = Double.BYTES + 3 * Integer.BYTES + DIGEST_BYTES;

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

    /** Whether a file of that many bytes can be laid out so. */
    boolean fills(int bytes) {
        return width > 0
                && height > 0
                && depth > 0
                && bytes - (double) TRAILER_BYTES == (double) width * height * depth * (Float.BYTES + 1);
    }

    int length() {
        return Math.addExact(Math.multiplyExact(depth * sliceLength(), Float.BYTES + 1), TRAILER_BYTES);
    }
}
