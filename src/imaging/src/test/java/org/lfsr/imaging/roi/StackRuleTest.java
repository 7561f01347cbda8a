package org.lfsr.imaging.roi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Volume;

class StackRuleTest {

    private static final Box LEFT = new Box(0, 0, 8, 8);
    private static final Box LEFT_WIDER = new Box(0, 0, 16, 8);
    private static final Box RIGHT = new Box(24, 0, 8, 8);

    @Test
    void joinsALesionsSlicesAndKeepsLesionsApart() {
        List<RoiStack> stacks = new StackRule(0)
                .join(List.of(rois(3, LEFT), rois(4, LEFT_WIDER, RIGHT), rois(5, LEFT), rois(6), rois(7, RIGHT)));

        assertThat(stacks)
                .containsExactly(new RoiStack(LEFT_WIDER, 3, 5), new RoiStack(RIGHT, 4, 4), new RoiStack(RIGHT, 7, 7));
    }

    @Test
    void bridgesAGapUpToItsLimit() {
        List<SliceRois> slices = List.of(rois(0, LEFT), rois(3, LEFT));

        assertThat(new StackRule(1).join(slices)).containsExactly(new RoiStack(LEFT, 0, 0), new RoiStack(LEFT, 3, 3));
        assertThat(new StackRule(2).join(slices)).containsExactly(new RoiStack(LEFT, 0, 3));
    }

    @Test
    void joinsStacksThatComeToOverlap() {
        Box middle = new Box(8, 0, 16, 8);
        Box wide = new Box(0, 0, 24, 8);

        // In slice 0 the two are apart; the box around both of slice 1's neighbours covers the first.
        List<RoiStack> stacks = new StackRule(0).join(List.of(rois(0, LEFT, middle), rois(1, new Box(4, 0, 8, 8))));

        assertThat(stacks).containsExactly(new RoiStack(wide, 0, 1));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void keepsItsPromisesForAnyBoxes(long seed) {
        SplittableRandom generator = new SplittableRandom(seed);
        List<SliceRois> slices = randomSlices(generator);
        StackRule rule = new StackRule(generator.nextInt(3));

        List<RoiStack> stacks = rule.join(slices);

        assertThat(slices)
                .allMatch(rois -> rois.boxes().stream()
                        .allMatch(box -> stacks.stream()
                                .anyMatch(stack -> stack.box().contains(box)
                                        && stack.firstSlice() <= rois.slice()
                                        && rois.slice() <= stack.lastSlice())));
        assertThat(stacks)
                .allMatch(stack -> stacks.stream().filter(stack::overlaps).count() == 1);
        assertThat(stacks).allMatch(stack -> beginsAndEndsWithABox(stack, slices));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void doesNotDependOnTheOrderOfTheSlices(long seed) {
        List<SliceRois> slices = new ArrayList<>(randomSlices(new SplittableRandom(seed)));
        List<RoiStack> stacks = new StackRule(1).join(slices);
        Collections.shuffle(slices, new Random(seed));

        assertThat(new StackRule(1).join(slices)).isEqualTo(stacks);
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    private static List<SliceRois> randomSlices(SplittableRandom generator) {
        return IntStream.range(0, 12)
                .mapToObj(slice -> new SliceRois(slice, new RoiRule(1, 4, 1).boxes(Masks.random(generator))))
                .toList();
    }

    private static boolean beginsAndEndsWithABox(RoiStack stack, List<SliceRois> slices) {
        return hasBoxIn(stack, slices.get(stack.firstSlice())) && hasBoxIn(stack, slices.get(stack.lastSlice()));
    }

    private static boolean hasBoxIn(RoiStack stack, SliceRois rois) {
        return rois.boxes().stream().anyMatch(stack.box()::contains);
    }

    @ParameterizedTest
    @EnumSource
    void enhancedStackLiesWhereItsInputLay(Axis normal) {
        Affine affine = Affine.ofRows(-0.9, 0.1, 0, 80, 0.1, 0.9, 0.2, -100, 0, -0.2, 3, -60);
        RoiStack stack = new RoiStack(new Box(4, 6, 8, 10), 2, 5);

        Affine enhanced = stack.affine(affine, normal, 4);

        // The centre of input pixel (4 + 3, 6 + 2) of slice 2 + 1 is between enhanced columns 13 and 14, rows 9 and 10.
        int[] voxel = switch (normal) {
            case X -> new int[] {3, 7, 8};
            case Y -> new int[] {7, 3, 8};
            case Z -> new int[] {7, 8, 3};
        };
        assertThat(enhanced.apply(13.5, 9.5, 1).distanceMm(affine.apply(voxel[0], voxel[1], voxel[2])))
                .isCloseTo(0, within(1e-9));
        assertThat(enhanced.spacingMm(Axis.Z)).isCloseTo(affine.spacingMm(normal), within(1e-12));
    }

    @Test
    void cropsItsSlicesInOrder() {
        float[] voxels = new float[4 * 3 * 5];
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = i;
        }
        Volume volume = new Volume(new Grid(4, 3, 5), Affine.IDENTITY, voxels);

        List<Image> slices = new RoiStack(new Box(2, 1, 2, 1), 3, 4).crop(volume, Axis.Z);

        assertThat(slices).hasSize(2);
        assertThat(slices.get(0).pixels()).containsExactly(3 * 12 + 4 + 2, 3 * 12 + 4 + 3);
        assertThat(slices.get(1).pixels()).containsExactly(4 * 12 + 4 + 2, 4 * 12 + 4 + 3);
    }

    @Test
    void containsItsPixelsOnly() {
        RoiStack stack = new RoiStack(RIGHT, 2, 4);

        assertThat(stack.depth()).isEqualTo(3);
        assertThat(stack.contains(24, 0, 2)).isTrue();
        assertThat(stack.contains(24, 0, 5)).isFalse();
        assertThat(stack.contains(23, 0, 3)).isFalse();
    }

    @Test
    void refusesWhatIsNoStackAndNoGap() {
        assertThatThrownBy(() -> new RoiStack(LEFT, 3, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A stack's slices go upwards from 0 or more, found 3 to 2");
        assertThatThrownBy(() -> new StackRule(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A gap is 0 slices or more, found -1");
        assertThatThrownBy(() -> new SliceRois(-2, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A slice's index is 0 or more, found -2");
    }

    private static SliceRois rois(int slice, Box... boxes) {
        return new SliceRois(slice, List.of(boxes));
    }
}
