package org.lfsr.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.IntensityRange;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.roi.RoiStack;
import org.lfsr.pipeline.FinishedScan;
import org.lfsr.pipeline.manifest.Replacement;
import org.lfsr.pipeline.manifest.StackQuality;

class PreviewTest {

    private static final int FULL_SIDE = 256;

    /** As slices are stored that are not turned to be looked at. */
    private static final Affine UPRIGHT = Affine.ofRows(-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0);

    private static final RoiStack REGION = new RoiStack(new Box(1, 2, 4, 3), 0, 4);

    @Test
    void enlargesSmallRegionsAndShowsTwoSlices() {
        int one = drawn(new RoiStack(new Box(1, 2, 4, 3), 1, 1)).getHeight();
        int two = drawn(REGION).getHeight();

        assertThat(two - one).isGreaterThan(FULL_SIDE * 3 / 4);
    }

    @Test
    void shrinksLargeRegions() {
        Volume large = new Volume(new Grid(300, 10, 1), UPRIGHT, new float[3000]);
        FinishedScan scan = FinishedScans.builder()
                .volume(large)
                .regions(new RoiStack(new Box(0, 0, 300, 10), 0, 0))
                .build();

        BufferedImage picture = Preview.of(scan, scan.stacks().get(0), UPRIGHT);

        assertThat(picture.getWidth()).isLessThan(5 * FULL_SIDE);
    }

    @Test
    void showsEachInputPixelInItsGrey() {
        FinishedScan scan = scan(REGION);
        IntensityRange window = IntensityRange.of(scan.stacks().get(0).input());
        Image middle = scan.stacks().get(0).input().get(2);

        BufferedImage picture = Preview.of(scan, scan.stacks().get(0), UPRIGHT);

        int top = firstRowOfTiles(picture);
        int pixel = FULL_SIDE / 8 * 2;
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 4; x++) {
                double wanted = 255 * (middle.at(x, y) - window.min()) / window.width();
                Color found =
                        new Color(picture.getRGB(Sheet.MARGIN + x * pixel + pixel / 3, top + y * pixel + pixel / 3));
                assertThat((double) found.getRed()).as("%d, %d", x, y).isBetween(wanted - 1, wanted + 1);
                assertThat(found.getBlue()).isEqualTo(found.getRed());
            }
        }
    }

    /** The tiles begin where the first column is no longer white, below the text. */
    private static int firstRowOfTiles(BufferedImage picture) {
        int tile = FULL_SIDE / 8 * 6;
        for (int y = 0; ; y++) {
            int row = y;
            boolean dark = IntStream.range(0, tile)
                    .allMatch(i -> picture.getRGB(Sheet.MARGIN, row + i) != Color.WHITE.getRGB());
            if (dark) {
                return y;
            }
        }
    }

    @Test
    void saysInRedThatAResultWasReplaced() {
        FinishedScan replaced = FinishedScans.builder()
                .replaced(new Replacement(Replacement.Reason.OUT_OF_RANGE, "Too bright.", "BICUBIC"))
                .build();
        Color alarm = Sheet.Ink.ALARM.color();

        assertThat(has(Preview.of(replaced, replaced.stacks().get(0), UPRIGHT), alarm))
                .isTrue();
        assertThat(has(drawn(REGION), alarm)).isFalse();
    }

    private static boolean has(BufferedImage picture, Color color) {
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if (picture.getRGB(x, y) == color.getRGB()) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void coversTheImageWhereDeviationIsHot() {
        Shade shade = new Shade(new IntensityRange(0, 100), 10);
        Image deviations = new Image(3, 1, new float[] {0, 10, 1000});
        Image below = new Image(3, 1, new float[] {100, 100, 0});

        BufferedImage picture = shade.hot(deviations, below);

        assertThat(new Color(picture.getRGB(0, 0))).isEqualTo(new Color(140, 140, 140));
        assertThat(picture.getRGB(1, 0)).isEqualTo(picture.getRGB(2, 0)).isEqualTo(new Color(255, 255, 200).getRGB());
    }

    @Test
    void saysWhatWasMeasuredAndNothingElse() {
        StackQuality quality = new StackQuality(
                Double.POSITIVE_INFINITY, 37.25, null, 1.7523, 1234.6, 0.0, null, 0.94, 31.518, 0.91, 29.4, null);

        assertThat(Figures.of(quality))
                .isEqualTo(List.of(
                        "Degraded again, PSNR to the input: infinite dB",
                        "The same of the worst slice: 37.25 dB",
                        "Sharpness: 1.752 times bilinear's",
                        "Noise in the input: 1235",
                        "Noise in the result: 0",
                        "Overlap of the lesion found on both: 0.940",
                        "PSNR to the reference: 31.52 dB (bilinear 29.40)",
                        "SSIM to the reference: 0.910"));
    }

    private static BufferedImage drawn(RoiStack region) {
        FinishedScan scan = scan(region);
        return Preview.of(scan, scan.stacks().get(0), UPRIGHT);
    }

    private static FinishedScan scan(RoiStack region) {
        return FinishedScans.builder().regions(region).build();
    }
}
