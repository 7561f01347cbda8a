package org.lfsr.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Volume;

class PhantomTest {

    private static final Grid GRID = new Grid(96, 96, 40);
    private static final float WHITE_MATTER = 880;
    private static final float FLUID = 240;

    private static final Phantom PHANTOM = small().build();
    private static final Phantom CLEAN = small().noise(0).bias(0).build();

    private static PhantomBuilder small() {
        return Phantom.builder().seed(7).grid(GRID).lesions(2);
    }

    @Test
    void isTheSameOnEveryMachine() {
        assertThat(Arrays.hashCode(PHANTOM.volume().voxels())).isEqualTo(1735942145);
        assertThat(Arrays.hashCode(PHANTOM.mask().voxels())).isEqualTo(-963903487);
    }

    @Test
    void isTheSameForTheSameSeed() {
        Phantom again = small().build();

        assertThat(again.volume().voxels()).isEqualTo(PHANTOM.volume().voxels());
        assertThat(again.mask().voxels()).isEqualTo(PHANTOM.mask().voxels());
        assertThat(again.lesions()).isEqualTo(PHANTOM.lesions());
    }

    @Test
    void isAnotherHeadForAnotherSeed() {
        Phantom other = small().seed(8).build();

        assertThat(other.lesions()).isNotEqualTo(PHANTOM.lesions());
        assertThat(share(other.volume(), PHANTOM.volume())).isLessThan(0.9);
    }

    @Test
    void hasARimBrighterAndACoreDarkerThanWhiteMatter() {
        assertThat(mean(CLEAN, 4)).isGreaterThan(1.2 * WHITE_MATTER);
        assertThat(mean(CLEAN, 1)).isLessThan(0.6 * WHITE_MATTER).isGreaterThan(FLUID);
        assertThat(mean(CLEAN, 2)).isLessThan(0.9 * WHITE_MATTER).isGreaterThan(mean(CLEAN, 1));
    }

    @Test
    void hasTheTissuesOfABrain() {
        float[] voxels = small().lesions(0).noise(0).bias(0).build().volume().voxels();
        int brain = count(voxels, 1, Float.MAX_VALUE);

        assertThat(count(voxels, 800, 960)).as("white matter").isBetween(brain / 6, brain / 2);
        assertThat(count(voxels, 560, 720)).as("grey matter").isBetween(brain / 6, brain / 2);
        assertThat(count(voxels, 1, 400)).as("fluid").isBetween(brain / 100, brain / 5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsLesionsInsideTheBrain(long seed) {
        Phantom phantom = small().seed(seed).build();

        float[] voxels = phantom.volume().voxels();
        float[] labels = phantom.mask().voxels();
        long outside = IntStream.range(0, labels.length)
                .filter(i -> labels[i] != 0 && voxels[i] == 0)
                .count();

        assertThat(outside).as("seed %d", seed).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void hasAsManyLesionsAsWanted(int count) {
        Phantom phantom = small().lesions(count).build();

        assertThat(phantom.lesions()).hasSize(count);
        assertThat(count(phantom.mask().voxels(), 1, 4) > 0).isEqualTo(count > 0);
    }

    @Test
    void tellsWhereTheLesionsAre() {
        int inside = 0;
        for (PhantomLesion lesion : PHANTOM.lesions()) {
            for (int z = lesion.firstSlice(); z < lesion.firstSlice() + lesion.sliceCount(); z++) {
                inside +=
                        count(PHANTOM.mask().slice(Axis.Z, z).crop(lesion.box()).pixels(), 1, 4);
            }
        }

        assertThat(inside).isGreaterThanOrEqualTo(count(PHANTOM.mask().voxels(), 1, 4));
        assertThat(PHANTOM.lesions().get(0).radiusMm())
                .isGreaterThan(PHANTOM.lesions().get(1).radiusMm());
    }

    @Test
    void putsALesionsCoreAtItsCentre() {
        PhantomLesion lesion = PHANTOM.lesions().get(0);
        Affine affine = PHANTOM.volume().affine();
        int x = index(lesion.centre().rightMm(), affine, 0, Axis.X);
        int y = index(lesion.centre().anteriorMm(), affine, 1, Axis.Y);
        int z = index(lesion.centre().superiorMm(), affine, 2, Axis.Z);

        assertThat(lesion.box().contains(x, y)).isTrue();
        assertThat(PHANTOM.mask().at(x, y, z)).isEqualTo(1);
    }

    @Test
    void addsNoiseOfTheGivenStrength() {
        Volume noisy = small().noise(40).bias(0).build().volume();

        double squares = 0;
        int bright = 0;
        for (int i = 0; i < GRID.length(); i++) {
            float clean = CLEAN.volume().voxels()[i];
            if (clean > 500) {
                squares += Math.pow(noisy.voxels()[i] - clean, 2);
                bright++;
            }
        }

        assertThat(Math.sqrt(squares / bright)).isCloseTo(40, within(1.0));
    }

    @Test
    void addsASmoothBias() {
        float[] biased = small().noise(0).bias(0.3).build().volume().voxels();

        double least = Double.MAX_VALUE;
        double most = 0;
        for (int i = 0; i < biased.length; i++) {
            if (CLEAN.volume().voxels()[i] > 500) {
                double ratio = biased[i] / CLEAN.volume().voxels()[i];
                least = Math.min(least, ratio);
                most = Math.max(most, ratio);
            }
        }

        assertThat(most / least).isBetween(1.1, 2.0);
    }

    @Test
    void averagesWhatAVoxelCovers() {
        float[] sampled =
                small().noise(0).bias(0).withoutPartialVolume().build().volume().voxels();
        float[] averaged = CLEAN.volume().voxels();

        assertThat(count(averaged, 380, 520)).isGreaterThan(2 * count(sampled, 380, 520));
    }

    @Test
    void showsNothingOutsideAStrippedBrain() {
        float[] voxels = PHANTOM.volume().voxels();

        assertThat(PHANTOM.volume().at(0, 0, 0)).isZero();
        assertThat(count(voxels, 0, 0)).isGreaterThan(voxels.length / 2);
    }

    @Test
    void showsBrightScalpAroundDarkBoneWithSkullOn() {
        Volume whole = small().lesions(0).noise(0).bias(0).withSkull().build().volume();
        Volume stripped = small().lesions(0).noise(0).bias(0).build().volume();

        float brightest = 0;
        float darkest = Float.MAX_VALUE;
        int y = GRID.height() / 2;
        int z = GRID.depth() / 2;
        for (int x = 8; stripped.at(x, y, z) == 0; x++) {
            brightest = Math.max(brightest, whole.at(x, y, z));
            darkest = brightest > WHITE_MATTER ? Math.min(darkest, whole.at(x, y, z)) : darkest;
        }

        assertThat(brightest).isGreaterThan(WHITE_MATTER);
        assertThat(darkest).isLessThan(FLUID);
        assertThat(whole.at(0, 0, z)).isZero();
    }

    @Test
    void liesWhereItIsTold() {
        Grid grid = new Grid(40, 50, 10);
        Affine affine = Affine.ofRows(0, -3, 0, 70, 3, 0, 0, -50, 0, 0, 6, 900);

        Phantom phantom = Phantom.builder().grid(grid).affine(affine).build();

        assertThat(phantom.volume().grid()).isEqualTo(grid);
        assertThat(phantom.volume().affine()).isEqualTo(affine);
        assertThat(phantom.mask().grid()).isEqualTo(grid);
        assertThat(phantom.mask().affine()).isEqualTo(affine);
    }

    @Test
    void isTheSameHeadOnAGridThatLiesAnotherWay() {
        Grid cube = new Grid(40, 40, 40);
        Volume plain = clean(cube, Affine.ofSpacing(4, 4, 4));
        Volume mirrored = clean(cube, Affine.ofRows(-4, 0, 0, 0, 0, 4, 0, 0, 0, 0, 4, 0));

        for (int x = 0; x < 40; x++) {
            assertThat(mirrored.at(x, 20, 20)).as("column %d", x).isCloseTo(plain.at(39 - x, 20, 20), within(1f));
        }
    }

    private static Volume clean(Grid grid, Affine affine) {
        return Phantom.builder()
                .grid(grid)
                .affine(affine)
                .lesions(0)
                .noise(0)
                .bias(0)
                .build()
                .volume();
    }

    @Test
    void saysWhenTheGridShowsNoRoomForALesion() {
        PhantomBuilder air = Phantom.builder().grid(new Grid(8, 8, 2)).affine(Affine.ofSpacing(0.1, 0.1, 0.1));

        assertThatThrownBy(() -> air.lesions(5).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A grid of 8 x 8 x 2 shows too little of the brain for lesion 1 of 5");
    }

    @Test
    void refusesSettingsThatMeanNothing() {
        assertThatThrownBy(() -> Phantom.builder().lesions(-1)).hasMessage("A brain with -1 lesions");
        assertThatThrownBy(() -> Phantom.builder().noise(Double.NaN))
                .hasMessage("Noise of NaN is not a finite number from 0");
        assertThatThrownBy(() -> Phantom.builder().bias(-0.5)).hasMessage("Bias of -0.5 is not a finite number from 0");
    }

    private static int index(double mm, Affine affine, int row, Axis axis) {
        return (int) Math.round((mm - affine.element(row, 3)) / affine.spacingMm(axis));
    }

    private static double mean(Phantom phantom, int label) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < GRID.length(); i++) {
            if (phantom.mask().voxels()[i] == label) {
                sum += phantom.volume().voxels()[i];
                count++;
            }
        }
        return sum / count;
    }

    private static int count(float[] values, float from, float to) {
        int count = 0;
        for (float value : values) {
            count += value >= from && value <= to ? 1 : 0;
        }
        return count;
    }

    private static double share(Volume one, Volume other) {
        int same = 0;
        for (int i = 0; i < GRID.length(); i++) {
            same += one.voxels()[i] == other.voxels()[i] ? 1 : 0;
        }
        return (double) same / GRID.length();
    }
}
