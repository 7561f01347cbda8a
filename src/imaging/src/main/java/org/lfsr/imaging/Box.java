package org.lfsr.imaging;

/**
 * A rectangle of whole pixels.
 *
 * @param x the first column
 * @param y the first row
 * @param width how many columns, at least 1
 * @param height how many rows, at least 1
 */
public record Box(int x, int y, int width, int height) {

    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException if the box is empty
     */
    public Box {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("Box %d x %d is empty".formatted(width, height));
        }
    }

    /** Makes a box from its first and its last-but-one corner: {@code endX} and {@code endY} are outside. */
    public static Box between(int x, int y, int endX, int endY) {
        return new Box(x, y, endX - x, endY - y);
    }

    /** The first column to the right of the box. */
    public int endX() {
        return x + width;
    }

    /** The first row below the box. */
    public int endY() {
        return y + height;
    }

    /** The number of pixels. */
    public int area() {
        return Math.multiplyExact(width, height);
    }

    /** Whether a pixel is inside. */
    public boolean contains(int column, int row) {
        return column >= x && column < endX() && row >= y && row < endY();
    }

    /** Whether another box is wholly inside. */
    public boolean contains(Box other) {
        return other.x >= x && other.y >= y && other.endX() <= endX() && other.endY() <= endY();
    }

    /** Whether another box shares a pixel with this one. */
    public boolean overlaps(Box other) {
        return other.x < endX() && x < other.endX() && other.y < endY() && y < other.endY();
    }

    /** The smallest box around this one and another. */
    public Box union(Box other) {
        return between(
                Math.min(x, other.x),
                Math.min(y, other.y),
                Math.max(endX(), other.endX()),
                Math.max(endY(), other.endY()));
    }

    /** The same region in an image whose pixels are {@code factor} times as fine. */
    public Box refined(int factor) {
        return new Box(x * factor, y * factor, width * factor, height * factor);
    }
}
