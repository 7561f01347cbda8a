package org.lfsr.imaging;

/**
 * A two-dimensional image of one channel: a slice of a volume, or a region of one. Holds the array that it was given;
 * whoever makes an image gives the array away.
 */
public final class Image {

    private final int width;
    private final int height;
    private final float[] pixels;

    /**
     * Creates an image over an array.
     *
     * @param pixels row after row, {@code width * height} of them
     * @throws IllegalArgumentException if a side is empty or the array has another length
     */
    public Image(int width, int height, float[] pixels) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("Image %d x %d has an empty side".formatted(width, height));
        }
        if (pixels.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "An image of %d x %d does not have %d pixels".formatted(width, height, pixels.length));
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /** Whether all pixels are alike: nothing can be seen on it. */
    public boolean isConstant() {
        for (float pixel : pixels) {
            if (pixel != pixels[0]) {
                return false;
            }
        }
        return true;
    }

    /** The number of columns. */
    public int width() {
        return width;
    }

    /** The number of rows. */
    public int height() {
        return height;
    }

    /** The pixels, row after row; not a copy. */
    public float[] pixels() {
        return pixels;
    }

    /** One pixel. */
    public float at(int x, int y) {
        return pixels[y * width + x];
    }

    /** The whole image as a box. */
    public Box bounds() {
        return new Box(0, 0, width, height);
    }

    /**
     * Copies a part.
     *
     * @throws IllegalArgumentException if the box is not wholly inside
     */
    public Image crop(Box box) {
        if (!bounds().contains(box)) {
            throw new IllegalArgumentException("%s is not inside an image of %s".formatted(box, this));
        }
        float[] part = new float[box.area()];
        for (int y = 0; y < box.height(); y++) {
            System.arraycopy(pixels, (box.y() + y) * width + box.x(), part, y * box.width(), box.width());
        }
        return new Image(box.width(), box.height(), part);
    }

    /** The size, as {@code 240 x 155}. */
    @Override
    public String toString() {
        return width + " x " + height;
    }
}
