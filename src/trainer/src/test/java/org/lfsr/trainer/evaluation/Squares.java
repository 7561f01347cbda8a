package org.lfsr.trainer.evaluation;

import java.util.SplittableRandom;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Mask;

/** Masks and images of rectangles. */
final class Squares {

    private Squares() {}

    static Mask mask(int side, Box... boxes) {
        boolean[] marked = new boolean[side * side];
        for (Box box : boxes) {
            for (int y = box.y(); y < box.endY(); y++) {
                for (int x = box.x(); x < box.endX(); x++) {
                    marked[y * side + x] = true;
                }
            }
        }
        return new Mask(side, side, marked);
    }

    /** 100 where a mask is marked, elsewhere 0; and some texture. */
    static Image image(Mask mask, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] pixels = new float[mask.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (mask.pixels()[i] ? 100 : 0) + (float) random.nextDouble();
        }
        return new Image(mask.width(), mask.height(), pixels);
    }
}
