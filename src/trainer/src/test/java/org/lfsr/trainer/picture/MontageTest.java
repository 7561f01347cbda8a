package org.lfsr.trainer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Image;

class MontageTest {

    private static final Image HALVES = new Image(2, 1, new float[] {10, 20});

    @Test
    void hasRoomForTheLongestRow() {
        BufferedImage picture =
                Montage.of(List.of(List.of(tile(HALVES), tile(HALVES), tile(HALVES)), List.of(tile(HALVES))));

        assertThat(picture.getWidth()).isEqualTo(6 + 3 * (192 + 6));
        assertThat(picture.getHeight()).isEqualTo(6 + 2 * (192 + 36 + 6));
    }

    @Test
    void showsPixelsAsSquaresFromBlackToWhite() {
        BufferedImage picture = Montage.of(List.of(List.of(tile(new Image(2, 2, new float[] {0, 1, 2, 4})))));

        assertThat(grey(picture, 6, 6)).isZero();
        assertThat(grey(picture, 6 + 95, 6 + 95)).isZero();
        assertThat(grey(picture, 6 + 96, 6 + 95)).isEqualTo(64);
        assertThat(grey(picture, 6 + 95, 6 + 96)).isEqualTo(128);
        assertThat(grey(picture, 6 + 191, 6 + 191)).isEqualTo(255);
        assertThat(grey(picture, 5, 5)).isEqualTo(255);
    }

    @Test
    void showsARowWithTheWindowOfItsFirst() {
        Image brighter = new Image(2, 1, new float[] {15, 90});

        BufferedImage picture =
                Montage.of(List.of(List.of(tile(HALVES), tile(brighter)), List.of(tile(brighter), tile(HALVES))));

        assertThat(grey(picture, 6 + 198, 6)).isEqualTo(128);
        assertThat(grey(picture, 6 + 198 + 191, 6)).isEqualTo(255);
        assertThat(grey(picture, 6, 6 + 234)).isZero();
    }

    @Test
    void keepsProportions() {
        BufferedImage picture = Montage.of(List.of(List.of(tile(new Image(2, 1, new float[] {20, 10})))));

        assertThat(grey(picture, 6 + 191, 6 + 95)).isZero();
        assertThat(grey(picture, 6 + 191, 6 + 96)).isEqualTo(255);
    }

    @Test
    void showsAConstantImage() {
        BufferedImage picture = Montage.of(List.of(List.of(tile(new Image(1, 1, new float[] {7})))));

        assertThat(grey(picture, 50, 50)).isZero();
    }

    @Test
    void writesEveryLineOfACaptionUnderItsImage() {
        assertThat(inkUnder("")).containsExactly(0, 0);
        assertThat(inkUnder("truth")).satisfies(ink -> {
            assertThat(ink[0]).isPositive();
            assertThat(ink[1]).isZero();
        });
        assertThat(inkUnder("truth\n29.1 dB")).satisfies(ink -> {
            assertThat(ink[0]).isPositive();
            assertThat(ink[1]).isPositive();
        });
    }

    /** How many pixels are not white in the first and in the second line under an image. */
    private static int[] inkUnder(String caption) {
        BufferedImage picture = Montage.of(List.of(List.of(new Tile(HALVES, caption))));
        int[] ink = new int[2];
        for (int y = 6 + 192; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                ink[y < 6 + 192 + 18 ? 0 : 1] += grey(picture, x, y) < 255 ? 1 : 0;
            }
        }
        return ink;
    }

    private static Tile tile(Image image) {
        return new Tile(image, "");
    }

    private static int grey(BufferedImage picture, int x, int y) {
        return picture.getRGB(x, y) & 0xFF;
    }
}
