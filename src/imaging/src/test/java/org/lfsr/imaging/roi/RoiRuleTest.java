package org.lfsr.imaging.roi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Mask;

class RoiRuleTest {

    @Test
    void growsAndSnapsOutwards() {
        Mask mask = speck(64, 64, 20, 33);

        List<Box> boxes = new RoiRule(8, 8, 1).boxes(mask);

        // 20 - 8 = 12 becomes 8, 21 + 8 = 29 becomes 32; 33 - 8 = 25 becomes 24, 34 + 8 = 42 becomes 48.
        assertThat(boxes).containsExactly(Box.between(8, 24, 32, 48));
    }

    @Test
    void clipsToTheImageEvenWhereItEndsOffTheGrid() {
        Mask mask = speck(30, 26, 29, 1);

        List<Box> boxes = new RoiRule(4, 8, 1).boxes(mask);

        assertThat(boxes).containsExactly(Box.between(24, 0, 30, 8));
    }

    @Test
    void mergesBoxesThatOverlapOnceOthersAreMerged() {
        // The upper right box overlaps neither of the others, only the box around both.
        Mask mask = Masks.drawn(".....#..", ".#......", "........", "...#....", "........", "........");

        List<Box> boxes = new RoiRule(1, 1, 1).boxes(mask);

        assertThat(boxes).containsExactly(Box.between(0, 0, 7, 5));
    }

    @Test
    void keepsBoxesThatOnlyTouchApart() {
        Mask mask = Masks.drawn("......#.", ".#......", "........", "...#....", "........", "........");

        List<Box> boxes = new RoiRule(1, 1, 1).boxes(mask);

        assertThat(boxes).containsExactly(Box.between(0, 0, 5, 5), Box.between(5, 0, 8, 2));
    }

    @Test
    void leavesOutComponentsThatAreTooSmall() {
        Mask mask = Masks.drawn("##......", "##......", "........", "......#.");

        assertThat(new RoiRule(0, 1, 4).boxes(mask)).containsExactly(new Box(0, 0, 2, 2));
        assertThat(new RoiRule(0, 1, 5).boxes(mask)).isEmpty();
    }

    @Test
    void scalesAMaskThatIsCoarserThanItsImage() {
        Mask mask = Masks.drawn("....", ".#..", "...#");

        List<Box> boxes = new RoiRule(2, 4, 1).boxes(mask, 8, 30, 22);

        assertThat(boxes).containsExactly(Box.between(4, 4, 20, 20), Box.between(20, 12, 30, 22));
    }

    @Test
    void ignoresWhatOfTheMaskLiesBeyondTheImage() {
        Mask mask = Masks.drawn("...#");

        assertThat(new RoiRule(2, 4, 1).boxes(mask, 8, 24, 8)).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void keepsItsPromisesForAnyMask(long seed) {
        SplittableRandom generator = new SplittableRandom(seed);
        Mask mask = Masks.random(generator);
        RoiRule rule = new RoiRule(generator.nextInt(10), generator.nextInt(1, 17), 1);

        List<Box> boxes = rule.boxes(mask);

        Box bounds = new Box(0, 0, mask.width(), mask.height());
        assertThat(boxes).isSortedAccordingTo(RoiRule.ORDER).allMatch(bounds::contains);
        assertThat(boxes).allMatch(box -> isOnGrid(box, bounds, rule.grid()));
        assertThat(boxes).allMatch(box -> boxes.stream().filter(box::overlaps).count() == 1);
        assertThat(Coverage.of(mask, boxes).isPerfect()).isTrue();
        assertThat(Component.of(mask))
                .allMatch(component -> boxes.stream()
                        .anyMatch(box -> box.contains(withMargin(component.box(), rule.margin(), bounds))));
        assertThat(boxes.isEmpty()).isEqualTo(mask.count() == 0);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private static boolean isOnGrid(Box box, Box bounds, int grid) {
        return box.x() % grid == 0
                && box.y() % grid == 0
                && (box.endX() % grid == 0 || box.endX() == bounds.endX())
                && (box.endY() % grid == 0 || box.endY() == bounds.endY());
    }

    private static Box withMargin(Box box, int margin, Box bounds) {
        return Box.between(
                Math.max(0, box.x() - margin),
                Math.max(0, box.y() - margin),
                Math.min(bounds.endX(), box.endX() + margin),
                Math.min(bounds.endY(), box.endY() + margin));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void boxesOfWhatTheBoxesMarkStayAsTheyAre(long seed) {
        Mask mask = Masks.random(new SplittableRandom(seed));
        RoiRule rule = new RoiRule(0, 4, 1);

        for (Box box : rule.boxes(mask)) {
            assertThat(rule.boxes(marked(mask, box))).containsExactly(box);
        }
    }

    private static Mask marked(Mask like, Box box) {
        boolean[] pixels = new boolean[like.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = box.contains(i % like.width(), i / like.width());
        }
        return new Mask(like.width(), like.height(), pixels);
    }

    @ParameterizedTest
    @CsvSource({"-1, 8, 1", "8, 0, 1", "8, 8, 0"})
    void refusesFiguresOutOfRange(int margin, int grid, int minPixels) {
        assertThatThrownBy(() -> new RoiRule(margin, grid, minPixels))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A rule has a margin from 0, a grid from 1 and minimal pixels from 1, found %d, %d and %d",
                        margin, grid, minPixels);
    }

    private static Mask speck(int width, int height, int x, int y) {
        boolean[] pixels = new boolean[width * height];
        pixels[y * width + x] = true;
        return new Mask(width, height, pixels);
    }
}
