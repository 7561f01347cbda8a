package org.lfsr.archive.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.pipeline.manifest.Manifest.Outcome;

class ChangeTest {

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void judgesWhatMattersMostFirst(String what, Figures before, Figures after, Change expected) {
        assertThat(Change.between(before, after)).isEqualTo(expected);
    }

    static Stream<Arguments> judgesWhatMattersMostFirst() {
        Figures none = new Figures("m", Outcome.NO_LESION, 0, 0, null, null, null, null, null, null);
        return Stream.of(
                Arguments.of("a lesion vanished", figures(0, 30.0, null), none, Change.LESIONS_DIFFER),
                Arguments.of("a lesion appeared", none, figures(0, 30.0, null), Change.LESIONS_DIFFER),
                Arguments.of("no lesion at all", none, none, Change.SAME),
                Arguments.of("fewer replaced", figures(2, 30.0, 30.0), figures(1, 20.0, 20.0), Change.BETTER),
                Arguments.of("more replaced", figures(0, 30.0, 30.0), figures(1, 40.0, 40.0), Change.WORSE),
                Arguments.of("truth before input", figures(0, 30.0, 30.0), figures(0, 29.0, 31.0), Change.BETTER),
                Arguments.of("input without truth", figures(0, 30.0, 30.0), figures(0, 29.0, null), Change.WORSE),
                Arguments.of("hardly different", figures(0, 30.0, null), figures(0, 30.04, null), Change.SAME),
                Arguments.of("both perfect", figures(0, INFINITE, null), figures(0, INFINITE, null), Change.SAME),
                Arguments.of("now perfect", figures(0, 60.0, null), figures(0, INFINITE, null), Change.BETTER),
                Arguments.of("nothing measured", figures(0, null, null), figures(0, null, null), Change.SAME));
    }

    private static Figures figures(int replaced, @Nullable Double redegradation, @Nullable Double reference) {
        return new Figures("m", Outcome.ENHANCED, 4, replaced, redegradation, null, null, null, reference, null);
    }
}
