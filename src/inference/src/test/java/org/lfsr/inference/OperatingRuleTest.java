package org.lfsr.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;

class OperatingRuleTest {

    private static final Offset<Float> ROUNDING = Offset.offset(1e-6f);
    private static final OperatingPoint ANY = new OperatingPoint(0, 0.25, 0.5, 2, 4, 1, 0);
    private static final OperatingPoint LARGE = new OperatingPoint(90, 0.125, 0.5, 8, 4, 1, 0);
    private static final OperatingPoint LARGEST = new OperatingPoint(170, 0.5, 0.5, 8, 4, 1, 0);

    @Test
    void goesByTheLongerSide() {
        OperatingRule rule = new OperatingRule(List.of(ANY, LARGE, LARGEST));

        assertThat(rule.at(89, 32)).isEqualTo(ANY);
        assertThat(rule.at(32, 90)).isEqualTo(LARGE);
        assertThat(rule.at(169, 169)).isEqualTo(LARGE);
        assertThat(rule.at(512, 170)).isEqualTo(LARGEST);
    }

    @Test
    void isForAnySizeWithOnePoint() {
        assertThat(OperatingRule.of(LARGE).at(32, 32)).isEqualTo(LARGE.from(0));
    }

    @Test
    void marksWhatHangsTogetherWithSomethingCertainAndGrowsIt() {
        Image map = new Image(4, 1, new float[] {0.3f, 0.6f, 0, 0.3f});

        List<Box> regions = ANY.regions(map, 4, 16, 4);

        assertThat(regions).containsExactly(new Box(0, 0, 12, 4));
    }

    @Test
    void averagesTheMapsWithinReach() {
        OperatingPoint point = new OperatingPoint(0, 0.25, 0.5, 2, 4, 1, 6);
        NavigableMap<Integer, Image> maps = new TreeMap<>(Map.of(
                2, map(9, 9),
                4, map(0.6f, 0),
                5, map(0, 0.9f),
                7, map(0.3f, 0))); // Nobody looked at the sixth.

        assertThat(point.averaged(maps, 5, 5).pixels())
                .as("a slice on each side")
                .containsExactly(new float[] {0.3f, 0.45f}, ROUNDING);
        assertThat(point.averaged(maps, 5, 3).pixels())
                .as("two slices")
                .containsExactly(new float[] {0.3f, 0.45f}, ROUNDING);
        assertThat(point.averaged(maps, 7, 2).pixels())
                .as("three slices")
                .containsExactly(new float[] {0.3f, 0.3f}, ROUNDING);
        assertThat(point.averaged(maps, 5, 6.1))
                .as("further apart than the reach")
                .isSameAs(maps.get(5));
        assertThat(point.withoutReach().averaged(maps, 5, 1)).isSameAs(maps.get(5));
    }

    @Test
    void reachesAsFarAsHeadersRound() {
        OperatingPoint point = new OperatingPoint(0, 0.25, 0.5, 2, 4, 1, 6);

        assertThat(point.slicesWithinReach(1)).isEqualTo(6);
        assertThat(point.slicesWithinReach(1.0000001)).isEqualTo(6);
        assertThat(point.slicesWithinReach(1.3)).isEqualTo(4);
        assertThat(point.slicesWithinReach(7)).isZero();
    }

    private static Image map(float left, float right) {
        return new Image(2, 1, new float[] {left, right});
    }

    @Test
    void wantsEverLargerSizesFromTheFirst() {
        assertThatThrownBy(() -> new OperatingRule(List.of(LARGE, LARGEST)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("points must be from side 0 on and ever larger ones, found [90, 170]");
        assertThatThrownBy(() -> new OperatingRule(List.of(ANY, LARGE, LARGE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("points must be from side 0 on and ever larger ones, found [0, 90, 90]");
        assertThatThrownBy(() -> new OperatingPoint(0, 0.5, 0.5, 0, 4, 1, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reachMm must be between 0.0 and 100.0, found -1.0");
        assertThatThrownBy(() -> new OperatingPoint(0, 0.5, 0.25, 0, 4, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("certainty");
    }
}
