package org.lfsr.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.IntensityRange;
import org.lfsr.imaging.Mask;
import org.lfsr.imaging.ZScore;
import org.lfsr.trainer.config.SceneConfiguration;
import org.lfsr.trainer.network.DetectorShape;

class SceneSamplerTest {

    private static final DetectorShape THREE_STAGES = new DetectorShape(1, List.of(2, 2, 2), 1);
    private static final int CROP = 128;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void occupancyLiesOverTheLesionHoweverTheSceneIsCroppedAndMoved(int scale) throws DataException {
        LabelledSlice slice = glowing(160, 144, new Box(20, 24, 64, 24), new Box(20, 48, 16, 56));

        Scenes scenes = sampler(List.of(slice), THREE_STAGES, new SceneConfiguration(List.of(scale), CROP, 16, 1, 1, 0))
                .draw(0);

        for (int i = 0; i < 16; i++) {
            Image input = scenes.inputs().get(i).get(0);
            Image occupancy = scenes.occupancies().get(i);
            assertThat(input.width()).isEqualTo(CROP / scale);
            assertThat(input.height()).isEqualTo(CROP / scale);
            assertThat(occupancy.width()).isEqualTo(CROP / scale / 8);
            assertThat(occupancy.pixels()).containsExactly(brightnessOfCells(input, 8), within(0.2f));
        }
        assertThat(scenes.occupancies())
                .anyMatch(occupancy -> IntensityRange.of(occupancy).max() > 0.5);
    }

    @Test
    void padsASmallerSliceWithItsLowestAndNoLesion() throws DataException {
        LabelledSlice slice = glowing(60, 44, new Box(20, 12, 16, 24));

        Scenes scenes = sampler(List.of(slice), THREE_STAGES, new SceneConfiguration(List.of(1), CROP, 8, 1, 1, 0.3))
                .draw(0);

        for (int i = 0; i < 8; i++) {
            Image input = scenes.inputs().get(i).get(0);
            assertThat(share(input, IntensityRange.of(input).min())).isEqualTo(1 - 16 * 24 / (double) (CROP * CROP));
            assertThat(sum(scenes.occupancies().get(i)) * 64).isEqualTo(16 * 24, within(1e-3));
        }
    }

    @Test
    void cutsCropsToWholePixelsOfEveryScale() throws DataException {
        LabelledSlice slice = glowing(160, 160, new Box(64, 64, 32, 32));

        Scenes scenes = sampler(List.of(slice), THREE_STAGES, new SceneConfiguration(List.of(4), 135, 1, 1, 1, 0))
                .draw(0);

        assertThat(scenes.inputs().get(0).get(0)).hasToString("33 x 33");
        assertThat(scenes.occupancies().get(0)).hasToString("5 x 5");
    }

    @Test
    void drawsEveryScaleOneAStep() throws DataException {
        SceneSampler sampler = sampler(
                List.of(glowing(128, 128, new Box(64, 64, 32, 32))),
                THREE_STAGES,
                new SceneConfiguration(List.of(1, 2, 4), CROP, 2, 1, 1, 0));
        List<Integer> widths = new ArrayList<>();

        for (int step = 0; step < 12; step++) {
            List<List<Image>> inputs = sampler.draw(step).inputs();
            widths.add(inputs.get(0).get(0).width());
            assertThat(inputs.get(1).get(0).width()).isEqualTo(widths.get(step));
        }

        assertThat(widths).contains(128, 64, 32);
    }

    @Test
    void showsTheNeighboursOnBothSidesInTheirOrder() throws DataException {
        LabelledScan scan = LabelledScans.of(
                "P",
                List.of(disc(128, 10), disc(128, 20), disc(128, 30)),
                List.of(nothing(128), square(128), nothing(128)));
        DetectorShape three = new DetectorShape(3, List.of(2, 2, 2), 1);

        Scenes scenes = sampler(
                        DataSplit.slices(List.of(scan)), three, new SceneConfiguration(List.of(1), CROP, 1, 1, 1, 0))
                .draw(0);

        assertThat(scenes.inputs().get(0))
                .extracting(SceneSamplerTest::brightPixels)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(scenes.inputs().get(0)).hasSize(3).allSatisfy(channel -> {
            assertThat(ZScore.of(channel).mean()).isEqualTo(0, within(1e-4f));
            assertThat(ZScore.of(channel).deviation()).isEqualTo(1, within(1e-4f));
        });
    }

    @Test
    void drawsSlicesWithALesionAsOftenAsWanted() throws DataException {
        List<LabelledSlice> slices = new ArrayList<>();
        slices.add(glowing(32, 32, new Box(8, 8, 16, 16)));
        for (int i = 0; i < 9; i++) {
            slices.add(new LabelledSlice(LabelledScans.of("P", List.of(disc(32, 4)), List.of(nothing(32))), 0));
        }

        Scenes scenes = sampler(slices, THREE_STAGES, new SceneConfiguration(List.of(1), CROP, 300, 1, 0.7, 0))
                .draw(0);

        long lesions = scenes.occupancies().stream().filter(map -> sum(map) > 0).count();
        assertThat(lesions).isBetween(190L, 230L);
    }

    @Test
    void processesTogetherDrawWhatOneWouldDrawAndAlwaysTheSame() throws DataException {
        List<String> shared = new ArrayList<>(contents(sharing(new Share(0, 2), 2)));
        shared.addAll(contents(sharing(new Share(1, 2), 2)));

        assertThat(shared).isEqualTo(contents(sharing(Share.ALL, 4)));
        assertThat(shared).doesNotHaveDuplicates();
    }

    @Test
    void saysThatAKindOfSliceIsMissing() {
        List<LabelledSlice> slices = List.of(glowing(32, 32, new Box(8, 8, 16, 16)));

        assertThatThrownBy(() -> sampler(slices, THREE_STAGES, new SceneConfiguration(List.of(1), CROP, 1, 1, 0.7, 0)))
                .isInstanceOf(DataException.class)
                .hasMessage("There are 1 slices with a lesion and 0 without, but the share with one is to be 0.7");
    }

    private static SceneSampler sampler(List<LabelledSlice> slices, DetectorShape detector, SceneConfiguration scenes)
            throws DataException {
        return new SceneSampler(slices, Runs.detector(detector, scenes), Share.ALL);
    }

    private static Scenes sharing(Share share, int batch) throws DataException {
        List<LabelledSlice> slices =
                List.of(glowing(140, 140, new Box(8, 8, 16, 16)), glowing(150, 150, new Box(99, 80, 16, 24)));
        SceneConfiguration scenes = new SceneConfiguration(List.of(1, 2), CROP, batch, 1, 1, 0.2);
        return new SceneSampler(slices, Runs.detector(THREE_STAGES, scenes), share).draw(5);
    }

    /** A slice that is bright exactly where its lesion is. */
    private static LabelledSlice glowing(int width, int height, Box... lesions) {
        float[] pixels = new float[width * height];
        boolean[] marked = new boolean[pixels.length];
        for (Box lesion : lesions) {
            for (int i = 0; i < pixels.length; i++) {
                marked[i] |= lesion.contains(i % width, i / width);
                pixels[i] = marked[i] ? 100 : 0;
            }
        }
        return new LabelledSlice(
                LabelledScans.of(
                        "P", List.of(new Image(width, height, pixels)), List.of(new Mask(width, height, marked))),
                0);
    }

    private static Image disc(int side, int radius) {
        float[] pixels = new float[side * side];
        for (int i = 0; i < pixels.length; i++) {
            int row = i / side;
            pixels[i] = Math.hypot(i % side - side / 2.0, row - side / 2.0) < radius ? 50 : 0;
        }
        return new Image(side, side, pixels);
    }

    private static Mask nothing(int side) {
        return new Mask(side, side, new boolean[side * side]);
    }

    private static Mask square(int side) {
        boolean[] marked = new boolean[side * side];
        Arrays.fill(marked, 0, side, true);
        return new Mask(side, side, marked);
    }

    /** How bright the cells are between the darkest and the brightest pixel. */
    private static float[] brightnessOfCells(Image input, int cell) {
        IntensityRange range = IntensityRange.of(input);
        int width = input.width() / cell;
        float[] brightness = new float[width * width];
        for (int i = 0; i < brightness.length; i++) {
            Image part = input.crop(new Box(i % width * cell, i / width * cell, cell, cell));
            brightness[i] = (float) ((ZScore.of(part).mean() - range.min()) / range.width());
        }
        return brightness;
    }

    private static double share(Image image, float value) {
        int found = 0;
        for (float pixel : image.pixels()) {
            found += pixel == value ? 1 : 0;
        }
        return found / (double) image.pixels().length;
    }

    private static long brightPixels(Image image) {
        IntensityRange range = IntensityRange.of(image);
        long bright = 0;
        for (float pixel : image.pixels()) {
            bright += pixel > range.min() + range.width() / 2 ? 1 : 0;
        }
        return bright;
    }

    private static double sum(Image image) {
        double sum = 0;
        for (float pixel : image.pixels()) {
            sum += pixel;
        }
        return sum;
    }

    private static List<String> contents(Scenes scenes) {
        List<String> contents = new ArrayList<>();
        for (int i = 0; i < scenes.inputs().size(); i++) {
            contents.add(Arrays.toString(scenes.inputs().get(i).get(0).pixels())
                    + Arrays.toString(scenes.occupancies().get(i).pixels()));
        }
        return contents;
    }
}
