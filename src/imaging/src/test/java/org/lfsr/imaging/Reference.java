package org.lfsr.imaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Inputs and outputs of Pillow, scikit-image and NumPy. */
public final class Reference {

    private static final JsonNode ROOT = root();

    private Reference() {}

    private static JsonNode root() {
        try (InputStream in = Objects.requireNonNull(Reference.class.getResourceAsStream("reference.json"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The image at a path such as {@code /resize/bicubic_down_2}. */
    public static Image image(String path) {
        JsonNode rows = ROOT.at(path);
        int width = rows.get(0).size();
        float[] pixels = new float[width * rows.size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) rows.get(i / width).get(i % width).asDouble();
        }
        return new Image(width, rows.size(), pixels);
    }

    /** The number at a path such as {@code /metrics/data_range}. */
    public static double number(String path) {
        JsonNode number = ROOT.at(path);
        if (!number.isNumber()) {
            throw new IllegalArgumentException("No number at " + path);
        }
        return number.doubleValue();
    }

    /** The largest difference between two images of one size. */
    public static double distance(Image a, Image b) {
        if (a.width() != b.width() || a.height() != b.height()) {
            throw new IllegalArgumentException("%s is not %s".formatted(a, b));
        }
        double largest = 0;
        for (int i = 0; i < a.pixels().length; i++) {
            largest = Math.max(largest, Math.abs((double) a.pixels()[i] - b.pixels()[i]));
        }
        return largest;
    }
}
