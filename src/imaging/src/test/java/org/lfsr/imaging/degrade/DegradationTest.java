package org.lfsr.imaging.degrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Images;
import org.lfsr.imaging.IntensityRange;
import org.lfsr.imaging.Reference;
import org.lfsr.imaging.ZScore;

class DegradationTest {

    private static final double TOLERANCE = 1e-6 * Reference.number("/metrics/data_range");

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({
        "bicubic, 2, /resize/bicubic_down_2",
        "bicubic, 4, /resize/bicubic_down_4",
        "kspace, 2, /resize/kspace_crop_2",
        "kspace, 4, /resize/kspace_crop_4"
    })
    void doesAsTheReference(String name, int factor, String path) {
        Image low = Degradation.named(name, factor).apply(Reference.image("/image"));

        assertThat(Reference.distance(low, Reference.image(path))).isLessThan(TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource
    void isFoundByItsName(Degradation degradation) {
        assertThat(Degradation.named(degradation.name(), degradation.factor())).isEqualTo(degradation);
    }

    static Stream<Degradation> isFoundByItsName() {
        return Stream.of(new BicubicDown(2), new KSpaceCrop(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bicubic", "kspace"})
    void takesSidesThatAreOddAfterwards(String name) {
        Image low = Degradation.named(name, 2).apply(Images.constant(14, 10, 3));

        assertThat(Reference.distance(low, Images.constant(7, 5, 3))).isLessThan(1e-5);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refuses(String message, String name, int factor, Image image) {
        assertThatThrownBy(() -> Degradation.named(name, factor).apply(image))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> refuses() {
        Image image = Images.constant(10, 9, 1);
        return Stream.of(
                Arguments.of(
                        "An image of 10 x 9 cannot lose resolution by 2: its sides are not multiples",
                        "bicubic",
                        2,
                        image),
                Arguments.of(
                        "An image of 10 x 9 cannot lose resolution by 3: its sides are not multiples",
                        "kspace",
                        3,
                        image),
                Arguments.of("A degradation's factor is 2 or more, found 1", "bicubic", 1, image),
                Arguments.of("A degradation's factor is 2 or more, found 0", "kspace", 0, image),
                Arguments.of("No degradation is named 'blur'; there are 'bicubic' and 'kspace'", "blur", 2, image));
    }

    @Test
    void kSpaceCropOfANormalizedImageIsTheNormalizedCrop() {
        Image image = Images.of(32, 48, (x, y) -> x > 8 && x < 20 && y > 10 ? x + y : 0);
        ZScore score = ZScore.of(image);
        Degradation crop = new KSpaceCrop(2);

        Image low = crop.apply(score.normalize(image));

        assertThat(Reference.distance(low, score.normalize(crop.apply(image)))).isLessThan(1e-5);
    }

    @ParameterizedTest(name = "{0} by {1}: at most {2} of the range")
    @CsvSource({"bicubic, 2, 1e-6", "bicubic, 4, 1e-6", "kspace, 2, 0.02", "kspace, 4, 0.04"})
    void beyondItsReachAPartIsDegradedAsTheWhole(String name, int factor, double share) {
        Degradation degradation = Degradation.named(name, factor);
        Image whole = Images.blobs(128, 128);
        Box part = new Box(40 / factor, 32 / factor, 64 / factor, 72 / factor);

        Image low = degradation.applyToPart(whole.crop(part.refined(factor)));

        int reach = degradation.reach();
        Box inside = new Box(reach, reach, part.width() - 2 * reach, part.height() - 2 * reach);
        Box insideOfWhole = new Box(part.x() + reach, part.y() + reach, inside.width(), inside.height());
        assertThat(Reference.distance(low.crop(inside), degradation.apply(whole).crop(insideOfWhole)))
                .isLessThan(share * IntensityRange.of(whole).width());
    }

    @Test
    void kSpaceIsTheOrthonormalTransform() {
        KSpace space = KSpace.of(Reference.image("/image"));

        Image wanted = Reference.image("/fft_ortho_row0");
        for (int u = 0; u < wanted.height(); u++) {
            assertThat(space.real(u, 0)).isCloseTo(wanted.at(0, u), within(2e-4));
            assertThat(space.imaginary(u, 0)).isCloseTo(wanted.at(1, u), within(2e-4));
        }
    }

    @Test
    void leavesNoThreadBehind() {
        int before = Thread.activeCount();

        Image low = new KSpaceCrop(2).apply(Images.blobs(1024, 1022));

        assertThat(low.width()).isEqualTo(512);
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(before);
    }
}
