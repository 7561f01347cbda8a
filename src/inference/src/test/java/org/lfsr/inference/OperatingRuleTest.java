package org.lfsr.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;

class OperatingRuleTest {

    private static final OperatingPoint ANY = new OperatingPoint(0, 0.25, 0.5, 2, 4, 1);
    private static final OperatingPoint LARGE = new OperatingPoint(90, 0.125, 0.5, 8, 4, 1);
    private static final OperatingPoint LARGEST = new OperatingPoint(170, 0.5, 0.5, 8, 4, 1);

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
    void wantsEverLargerSizesFromTheFirst() {
        assertThatThrownBy(() -> new OperatingRule(List.of(LARGE, LARGEST)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("points must be from side 0 on and ever larger ones, found [90, 170]");
        assertThatThrownBy(() -> new OperatingRule(List.of(ANY, LARGE, LARGE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("points must be from side 0 on and ever larger ones, found [0, 90, 90]");
        assertThatThrownBy(() -> new OperatingPoint(0, 0.5, 0.25, 0, 4, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("certainty");
    }
}
