package org.lfsr.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Mask;
import org.lfsr.imaging.resample.Resampling;
import org.lfsr.inference.Generator;
import org.lfsr.trainer.data.DataSplit;
import org.lfsr.trainer.data.LabelledScans;
import org.lfsr.trainer.data.LabelledSlice;

class RegionComparisonTest {

    private static final int SIDE = 96;
    private static final Box LESION = new Box(42, 50, 10, 6);

    /** The lesion's box with 8 pixels more, 34..60 by 42..64, outwards to multiples of 8. */
    private static final Box REGION = Box.between(32, 40, 64, 64);

    @Test
    void degradesTheWholeSliceAndKeepsTheRegionsTruth() {
        LabelledSlice slice = slices(1).get(0);

        Degraded degraded = Degraded.of(slice, Column.X4, 1, 0);

        assertThat(degraded.slice().lowRegion()).isEqualTo(new Box(8, 10, 8, 6));
        assertThat(degraded.slice().truth().pixels())
                .isEqualTo(slice.image().crop(REGION).pixels());
        assertThat(degraded.slice().low().pixels())
                .isEqualTo(Resampling.BICUBIC
                        .resize(slice.image(), SIDE / 4, SIDE / 4)
                        .pixels());
    }

    @Test
    void drawsNoiseBySeedAndPositionAlone() {
        LabelledSlice slice = slices(1).get(0);

        float[] once =
                Degraded.of(slice, Column.X2_SIGMA_20, 1, 5).slice().low().pixels();

        assertThat(Degraded.of(slice, Column.X2_SIGMA_20, 1, 5).slice().low().pixels())
                .isEqualTo(once);
        assertThat(Degraded.of(slice, Column.X2_SIGMA_20, 1, 6).slice().low().pixels())
                .isNotEqualTo(once);
        assertThat(Degraded.of(slice, Column.X2_SIGMA_20, 2, 5).slice().low().pixels())
                .isNotEqualTo(once);
    }

    @Test
    void interpolatesAsTheWholeSliceWouldBe() {
        Degraded degraded = Degraded.of(slices(1).get(0), Column.X2, 1, 0);

        Image bilinear = Interpolation.BILINEAR.region(degraded);

        assertThat(bilinear.pixels())
                .isEqualTo(Resampling.BILINEAR
                        .enlarge(degraded.slice().low(), 2)
                        .crop(REGION)
                        .pixels());
        assertThat(Interpolation.DENOISED.region(degraded).pixels()).isEqualTo(bilinear.pixels());
    }

    @Test
    void denoisesWhereThereIsNoise() {
        Degraded degraded = Degraded.of(slices(1).get(0), Column.X2_SIGMA_20, 1, 0);

        assertThat(degraded.slice().psnr(Interpolation.DENOISED.region(degraded)))
                .isGreaterThan(degraded.slice().psnr(Interpolation.BILINEAR.region(degraded)));
    }

    @Test
    void bringsAGeneratorsRegionBackToItsPlaceAndIntensities() {
        Degraded degraded = Degraded.of(slices(1).get(0), Column.X2, 1, 0);

        Image made = new Learned("repeated", new Repetition()).region(degraded);

        Image low = degraded.slice().low().crop(degraded.slice().lowRegion());
        assertThat(made.width()).isEqualTo(REGION.width());
        assertThat(made.height()).isEqualTo(REGION.height());
        assertThat(made.at(0, 0)).isEqualTo(low.at(0, 0), within(1e-3f));
        assertThat(made.at(21, 23)).isEqualTo(low.at(10, 11), within(1e-3f));
    }

    @Test
    void keepsEverySlicesFiguresAndShowsSome() {
        RegionComparison comparison = new RegionComparison(Trial.chosen(slices(6), 2), 1, 2);

        comparison.judge(Interpolation.BILINEAR, Column.X2);
        comparison.judge(Interpolation.DENOISED, Column.X2);

        assertThat(comparison.figures())
                .extracting(figures -> figures.trial().position())
                .containsExactly(0, 2, 4, 0, 2, 4);
        assertThat(comparison.picture())
                .hasValueSatisfying(picture -> assertThat(picture.getWidth())
                        .as("the truth and two methods")
                        .isGreaterThan(3 * 192));
    }

    private static List<LabelledSlice> slices(int count) {
        List<Image> images = new ArrayList<>();
        List<Mask> lesions = new ArrayList<>();
        IntStream.range(0, count).forEach(index -> {
            lesions.add(Squares.mask(SIDE, LESION));
            images.add(Squares.image(lesions.get(index), index));
        });
        return DataSplit.slices(List.of(LabelledScans.of("p", images, lesions)));
    }

    /** Repeats every pixel. */
    private static final class Repetition implements Generator {

        @Override
        public int scale() {
            return 2;
        }

        @Override
        public List<Image> enhance(List<Image> batch) {
            return batch.stream().map(Repetition::repeated).toList();
        }

        private static Image repeated(Image image) {
            int width = 2 * image.width();
            float[] pixels = new float[4 * image.pixels().length];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = image.at(i % width / 2, i / width / 2);
            }
            return new Image(width, 2 * image.height(), pixels);
        }

        @Override
        public void close() {
            throw new AssertionError("Whoever opened the generator closes it");
        }
    }
}
