package org.lfsr.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.lfsr.imaging.Image;

/**
 * An image as a card stores it.
 *
 * @param width the number of columns
 * @param height the number of rows
 * @param pixels row after row, as 32-bit floats in little endian, in Base64
 */
public record StoredImage(int width, int height, String pixels) {

    /**
     * Checks that there are as many pixels as the size says.
     *
     * @throws IllegalArgumentException if there are not, or the text is no Base64
     */
    public StoredImage {
        Checks.atLeast(1, "golden image's width", width);
        Checks.atLeast(1, "golden image's height", height);
        int found = Base64.getDecoder().decode(Checks.text("golden image's pixels", pixels)).length;
        if (found != (long) width * height * Float.BYTES) {
            throw new IllegalArgumentException("A golden image of %d x %d has %d bytes, found %d"
                    .formatted(width, height, (long) width * height * Float.BYTES, found));
        }
    }

    /** Stores an image. */
    public static StoredImage of(Image image) {
        ByteBuffer bytes =
                ByteBuffer.allocate(image.pixels().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(image.pixels());
        return new StoredImage(
                image.width(), image.height(), Base64.getEncoder().encodeToString(bytes.array()));
    }

    /** The image. */
    public Image image() {
        float[] values = new float[width * height];
        ByteBuffer.wrap(Base64.getDecoder().decode(pixels))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return new Image(width, height, values);
    }

    /** The size, as {@code 24 x 24}. */
    @Override
    public String toString() {
        return width + " x " + height;
    }
}
