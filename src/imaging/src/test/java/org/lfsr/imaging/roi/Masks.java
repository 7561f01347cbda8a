package org.lfsr.imaging.roi;

import java.util.random.RandomGenerator;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Mask;

/** Masks for tests. */
final class Masks {

    private Masks() {}

    /** A mask drawn with characters: {@code #} marks. */
    static Mask drawn(String... rows) {
        boolean[] pixels = new boolean[rows.length * rows[0].length()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = rows[i / rows[0].length()].charAt(i % rows[0].length()) == '#';
        }
        return new Mask(rows[0].length(), rows.length, pixels);
    }

    /** A mask of random size with some random rectangles and specks, maybe none. */
    static Mask random(RandomGenerator generator) {
        int width = generator.nextInt(1, 90);
        int height = generator.nextInt(1, 90);
        boolean[] pixels = new boolean[width * height];
        int shapes = generator.nextInt(6);
        for (int i = 0; i < shapes; i++) {
            mark(pixels, width, randomBox(width, height, generator));
        }
        return new Mask(width, height, pixels);
    }

    static Box randomBox(int width, int height, RandomGenerator generator) {
        int x = generator.nextInt(width);
        int y = generator.nextInt(height);
        return new Box(
                x,
                y,
                generator.nextInt(1, Math.min(width - x, 12) + 1),
                generator.nextInt(1, Math.min(height - y, 12) + 1));
    }

    private static void mark(boolean[] pixels, int width, Box box) {
        for (int y = box.y(); y < box.endY(); y++) {
            for (int x = box.x(); x < box.endX(); x++) {
                pixels[y * width + x] = true;
            }
        }
    }
}
