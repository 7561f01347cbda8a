package org.lfsr.pipeline.delivery;

import java.awt.image.BufferedImage;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.IntensityRange;

/**
 * Makes intensities grey and deviations hot.
 *
 * @param window what is black and what is white, in the input's units
 * @param hottest the deviation from which colours do not change any more, in the input's units, above 0
 */
record Shade(IntensityRange window, double hottest) {

    private static final int WHITE = 255;
    private static final double DIMMED = 0.55;

    /** From no deviation to the hottest: red, green and blue. */
    private static final int[][] COLOURS = {{70, 0, 90}, {190, 25, 75}, {245, 110, 20}, {255, 205, 40}, {255, 255, 200}
    };

    BufferedImage grey(Image image) {
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                double light = WHITE * light(image.at(x, y));
                picture.setRGB(x, y, rgb(light, light, light));
            }
        }
        return picture;
    }

    /** Deviations over a dimmed image: none are invisible, the hottest cover it. */
    BufferedImage hot(Image deviations, Image below) {
        BufferedImage picture = new BufferedImage(below.width(), below.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < below.height(); y++) {
            for (int x = 0; x < below.width(); x++) {
                picture.setRGB(x, y, hot(deviations.at(x, y) / hottest, WHITE * DIMMED * light(below.at(x, y))));
            }
        }
        return picture;
    }

    /** The colour of a share of the hottest deviation over a grey. */
    static int hot(double share, double grey) {
        double heat = clamped(share);
        double cover = Math.min(1, 2 * heat);
        double step = heat * (COLOURS.length - 1);
        int from = Math.min((int) step, COLOURS.length - 2);
        double[] mixed = new double[3];
        for (int i = 0; i < mixed.length; i++) {
            double colour = COLOURS[from][i] + (step - from) * (COLOURS[from + 1][i] - COLOURS[from][i]);
            mixed[i] = cover * colour + (1 - cover) * grey;
        }
        return rgb(mixed[0], mixed[1], mixed[2]);
    }

    private double light(float intensity) {
        return clamped((intensity - window.min()) / Math.max(window.width(), Float.MIN_NORMAL));
    }

    private static double clamped(double share) {
        return Math.max(0, Math.min(1, share));
    }

    private static int rgb(double red, double green, double blue) {
        return (int) Math.round(red) << 16 | (int) Math.round(green) << 8 | (int) Math.round(blue);
    }
}
