package org.lfsr.imaging;

/** Which pixels of an image are meant: a lesion, say. Holds the array that it was given. */
public final class Mask {

    private final int width;
    private final int height;
    private final boolean[] pixels;

    /**
     * Creates a mask over an array.
     *
     * @param pixels row after row, {@code width * height} of them
     * @throws IllegalArgumentException if a side is empty or the array has another length
     */
    public Mask(int width, int height, boolean[] pixels) {
        if (width < 1 || height < 1 || pixels.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "A mask of %d x %d does not have %d pixels".formatted(width, height, pixels.length));
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /** Marks the pixels at or above a threshold. */
    public static Mask atLeast(Image image, float threshold) {
        float[] values = image.pixels();
        boolean[] marked = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            marked[i] = values[i] >= threshold;
        }
        return new Mask(image.width(), image.height(), marked);
    }

    /** Marks the pixels that are not 0, as label images mean it. */
    public static Mask ofLabels(Image labels) {
        float[] values = labels.pixels();
        boolean[] marked = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            marked[i] = values[i] != 0;
        }
        return new Mask(labels.width(), labels.height(), marked);
    }

    /** The number of columns. */
    public int width() {
        return width;
    }

    /** The number of rows. */
    public int height() {
        return height;
    }

    /** Whether a pixel is marked. */
    public boolean at(int x, int y) {
        return pixels[y * width + x];
    }

    /** The marks, row after row; not a copy. */
    public boolean[] pixels() {
        return pixels;
    }

    /** How many pixels are marked. */
    public int count() {
        int count = 0;
        for (boolean pixel : pixels) {
            count += pixel ? 1 : 0;
        }
        return count;
    }
}
