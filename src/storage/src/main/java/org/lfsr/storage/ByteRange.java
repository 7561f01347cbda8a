package org.lfsr.storage;

/**
 * A part of an object.
 *
 * @param offset the first byte, from 0
 * @param length how many bytes, at least 1
 */
public record ByteRange(long offset, long length) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the offset is negative, the range is empty, or it ends beyond any object
     */
    public ByteRange {
        if (offset < 0 || length < 1 || offset > Long.MAX_VALUE - length) {
            throw new IllegalArgumentException("There is no range of %d bytes at %d".formatted(length, offset));
        }
    }
}
