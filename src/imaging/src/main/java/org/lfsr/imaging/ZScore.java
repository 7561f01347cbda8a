package org.lfsr.imaging;

/**
 * The normalization that models are trained and run with: zero mean and unit deviation, by each slice's own figures
 * (the seed paper's section 2.2).
 *
 * @param mean the mean of the image's pixels, background included
 * @param deviation their population standard deviation; 1 for a constant image, so that nothing is divided by 0
 */
public record ZScore(float mean, float deviation) {

    /** Measures an image. */
    public static ZScore of(Image image) {
        float[] pixels = image.pixels();
        double sum = 0;
        for (float pixel : pixels) {
            sum += pixel;
        }
        double mean = sum / pixels.length;
        double squares = 0;
        for (float pixel : pixels) {
            squares += (pixel - mean) * (pixel - mean);
        }
        float deviation = (float) Math.sqrt(squares / pixels.length);
        return new ZScore((float) mean, deviation > 0 ? deviation : 1);
    }

    /** {@code (pixel - mean) / deviation}, as a new image. */
    public Image normalize(Image image) {
        return mapped(image, 1 / deviation, -mean / deviation);
    }

    /** {@code pixel * deviation + mean}, as a new image. */
    public Image restore(Image image) {
        return mapped(image, deviation, mean);
    }

    private static Image mapped(Image image, float slope, float intercept) {
        float[] from = image.pixels();
        float[] to = new float[from.length];
        for (int i = 0; i < from.length; i++) {
            to[i] = from[i] * slope + intercept;
        }
        return new Image(image.width(), image.height(), to);
    }
}
