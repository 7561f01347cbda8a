package org.lfsr.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.IntensityRange;
import org.lfsr.imaging.Mask;
import org.lfsr.imaging.ZScore;
import org.lfsr.trainer.config.DegradationConfiguration;
import org.lfsr.trainer.config.DegradationConfiguration.Method;
import org.lfsr.trainer.config.GeneratorRun;
import org.lfsr.trainer.config.SampleConfiguration;
import org.lfsr.trainer.config.SampleConfiguration.Regions;

class PatchSamplerTest {

    private static final int SIDE = 32;
    private static final float BRIGHT = 1000;

    @ParameterizedTest
    @EnumSource(Method.class)
    void lowResolutionIsTheTruthMadeSmaller(Method method) throws DataException {
        GeneratorRun run = run(new SampleConfiguration(Regions.SLICES, 0, 5, 0.2), method, 0);

        Patches patches = new PatchSampler(noisySlices(5), run, Share.ALL).draw(3);

        assertThat(patches.low()).hasSize(5);
        for (int i = 0; i < 5; i++) {
            Image high = patches.high().get(i);
            assertThat(high).hasToString("32 x 32");
            assertThat(patches.low().get(i).pixels())
                    .containsExactly(small(method, high).pixels(), within(0.02f));
        }
    }

    @Test
    void normalizesBothByWhatTheLowResolutionSliceShows() throws DataException {
        GeneratorRun run = run(new SampleConfiguration(Regions.SLICES, 0, 1, 0.2), Method.BICUBIC, 0);

        Patches patches = new PatchSampler(noisySlices(1), run, Share.ALL).draw(0);

        ZScore low = ZScore.of(patches.low().get(0));
        assertThat(low.mean()).isEqualTo(0, within(1e-4f));
        assertThat(low.deviation()).isEqualTo(1, within(1e-4f));
        assertThat(ZScore.of(patches.high().get(0)).deviation()).isGreaterThan(1.05f);
    }

    @Test
    void cropsOfLesionsAlwaysHoldSomeOfOne() throws DataException {
        Patches patches = draw(Regions.LESIONS, 400);

        assertThat(patches.low()).allMatch(low -> low.width() == 8 && low.height() == 8);
        assertThat(patches.high()).allMatch(PatchSamplerTest::holdsTheLesion);
    }

    @Test
    void cropsOfSlicesAreTakenAnywhere() throws DataException {
        Patches patches = draw(Regions.SLICES, 400);

        assertThat(patches.high()).anyMatch(PatchSamplerTest::holdsTheLesion);
        assertThat(patches.high()).anyMatch(high -> !holdsTheLesion(high));
    }

    @Test
    void cropsShowTheLesionInEveryCorner() throws DataException {
        Patches patches = draw(Regions.LESIONS, 400);

        for (int corner = 0; corner < 4; corner++) {
            int x = corner % 2 * 8;
            int y = corner / 2 * 8;
            assertThat(patches.high()).anyMatch(high -> holdsTheLesion(high.crop(new Box(x, y, 8, 8))));
        }
    }

    @Test
    void truthLiesOverItsLowResolution() throws DataException {
        Patches patches = draw(Regions.LESIONS, 50);

        for (int i = 0; i < 50; i++) {
            int low = brightest(patches.low().get(i));
            int high = brightest(patches.high().get(i));
            assertThat(low % 8).isEqualTo(high % 16 / 2);
            assertThat(low / 8).isEqualTo(high / 16 / 2);
        }
    }

    @Test
    void takesCropsWhereTheLesionIsInWhatDoesNotMakeWholePixels() throws DataException {
        boolean[] marked = new boolean[17 * 17];
        marked[16] = true;
        LabelledSlice slice =
                slice("P", new Image(17, 17, noise(new SplittableRandom(1), 289)), new Mask(17, 17, marked));
        GeneratorRun run = run(new SampleConfiguration(Regions.LESIONS, 8, 4, 0), Method.BICUBIC, 0);

        Patches patches = new PatchSampler(List.of(slice), run, Share.ALL).draw(0);

        assertThat(patches.high()).allMatch(high -> high.width() == 16);
    }

    @Test
    void sameStepHasTheSameSamplesAndAnotherHasOthers() throws DataException {
        PatchSampler sampler = sampler(Share.ALL, 3);
        List<String> second = contents(sampler.draw(2));

        sampler.draw(9);

        assertThat(contents(sampler.draw(2))).isEqualTo(second);
        assertThat(contents(sampler(Share.ALL, 3).draw(2))).isEqualTo(second);
        assertThat(contents(sampler.draw(1))).doesNotContainAnyElementsOf(second);
    }

    @Test
    void processesTogetherDrawWhatOneWouldDraw() throws DataException {
        List<String> shared =
                new ArrayList<>(contents(sampler(new Share(0, 2), 2).draw(3)));
        shared.addAll(contents(sampler(new Share(1, 2), 2).draw(3)));

        assertThat(shared).isEqualTo(contents(sampler(Share.ALL, 4).draw(3)));
        assertThat(shared).doesNotHaveDuplicates();
    }

    @Test
    void drawsOneOfTheDeviationsOfNoiseForEachSample() throws DataException {
        GeneratorRun run = run(new SampleConfiguration(Regions.SLICES, 0, 40, 0), Method.BICUBIC, 0, 40);

        Patches patches = new PatchSampler(noisySlices(4), run, Share.ALL).draw(0);

        long noiseless = 0;
        for (int i = 0; i < 40; i++) {
            Image high = patches.high().get(i);
            noiseless += distance(patches.low().get(i), small(Method.BICUBIC, high)) < 1e-3 ? 1 : 0;
        }
        assertThat(noiseless).isBetween(10L, 30L);
    }

    @Test
    void countsTheStepsOfAnEpoch() throws DataException {
        assertThat(sampler(Share.ALL, 2).stepsPerEpoch()).isEqualTo(3);
        assertThat(sampler(new Share(1, 2), 2).stepsPerEpoch()).isEqualTo(2);
    }

    @Test
    void refusesCropsThatAreLargerThanASlice() {
        GeneratorRun run = run(new SampleConfiguration(Regions.LESIONS, 17, 1, 0), Method.BICUBIC, 0);

        assertThatThrownBy(() -> new PatchSampler(noisySlices(1), run, Share.ALL))
                .isInstanceOf(DataException.class)
                .hasMessage("Patient P0 has slices of 32 x 32, but samples.crop 17 at scale 2 wants 34 x 34");
    }

    @Test
    void refusesWholeSlicesOfSeveralSizes() {
        GeneratorRun run = run(new SampleConfiguration(Regions.SLICES, 0, 1, 0), Method.BICUBIC, 0);
        LabelledSlice square = slice("P1", 16, 16);

        assertThatThrownBy(() -> new PatchSampler(List.of(square, slice("P2", 18, 18)), run, Share.ALL))
                .isInstanceOf(DataException.class)
                .hasMessage("Patient P2 has slices of 18 x 18, but samples.crop 0 wants squares of one size");
        assertThatThrownBy(() -> new PatchSampler(List.of(slice("P3", 18, 16)), run, Share.ALL))
                .isInstanceOf(DataException.class)
                .hasMessage("Patient P3 has slices of 18 x 16, but samples.crop 0 wants squares of one size");
    }

    /**
     * Draws from one slice whose only lesion pixels, four of one low-resolution pixel, are also its only bright ones.
     */
    private static Patches draw(Regions regions, int batch) throws DataException {
        float[] pixels = noise(new SplittableRandom(1), SIDE * SIDE);
        boolean[] marked = new boolean[SIDE * SIDE];
        for (int i : new int[] {10 * SIDE + 18, 10 * SIDE + 19, 11 * SIDE + 18, 11 * SIDE + 19}) {
            pixels[i] = BRIGHT;
            marked[i] = true;
        }
        LabelledSlice slice = slice("P", new Image(SIDE, SIDE, pixels), new Mask(SIDE, SIDE, marked));
        GeneratorRun run = run(new SampleConfiguration(regions, 8, batch, 0), Method.BICUBIC, 0);
        return new PatchSampler(List.of(slice), run, Share.ALL).draw(0);
    }

    private static boolean holdsTheLesion(Image high) {
        return IntensityRange.of(high).max() > 20; // In deviations of a slice that is dark otherwise.
    }

    private static int brightest(Image image) {
        int brightest = 0;
        for (int i = 1; i < image.pixels().length; i++) {
            brightest = image.pixels()[i] > image.pixels()[brightest] ? i : brightest;
        }
        return brightest;
    }

    private static PatchSampler sampler(Share share, int batch) throws DataException {
        GeneratorRun run = run(new SampleConfiguration(Regions.LESIONS, 8, batch, 0.1), Method.BICUBIC, 0, 10);
        return new PatchSampler(noisySlices(6), run, share);
    }

    private static GeneratorRun run(SampleConfiguration samples, Method method, double... noiseSigmas) {
        List<Double> sigmas = Arrays.stream(noiseSigmas).boxed().toList();
        return Runs.generator(new DegradationConfiguration(method, sigmas), samples);
    }

    /** Makes a normalized truth smaller; as intensities, which are above 0, for one of the ways takes magnitudes. */
    private static Image small(Method method, Image high) {
        ZScore far = new ZScore(-50, 1);
        return far.restore(new LowResolution(method, 2).of(far.normalize(high), 0, new SplittableRandom(0)));
    }

    private static double distance(Image one, Image other) {
        double largest = 0;
        for (int i = 0; i < one.pixels().length; i++) {
            largest = Math.max(largest, Math.abs(one.pixels()[i] - other.pixels()[i]));
        }
        return largest;
    }

    private static List<String> contents(Patches patches) {
        List<String> contents = new ArrayList<>();
        for (int i = 0; i < patches.low().size(); i++) {
            contents.add(Arrays.toString(patches.low().get(i).pixels())
                    + Arrays.toString(patches.high().get(i).pixels()));
        }
        return contents;
    }

    private static List<LabelledSlice> noisySlices(int count) {
        List<LabelledSlice> slices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slices.add(slice("P" + i, SIDE, SIDE));
        }
        return slices;
    }

    private static LabelledSlice slice(String patient, int width, int height) {
        float[] pixels = noise(new SplittableRandom(patient.hashCode()), width * height);
        boolean[] marked = new boolean[width * height];
        Arrays.fill(marked, 40, 60, true);
        return slice(patient, new Image(width, height, pixels), new Mask(width, height, marked));
    }

    private static LabelledSlice slice(String patient, Image image, Mask lesion) {
        return new LabelledSlice(LabelledScans.of(patient, List.of(image), List.of(lesion)), 0);
    }

    private static float[] noise(RandomGenerator random, int length) {
        float[] pixels = new float[length];
        for (int i = 0; i < length; i++) {
            pixels[i] = 100 + 10 * random.nextFloat();
        }
        return pixels;
    }
}
