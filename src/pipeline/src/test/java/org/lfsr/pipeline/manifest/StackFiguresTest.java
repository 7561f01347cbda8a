package org.lfsr.pipeline.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Box;

class StackFiguresTest {

    private final StackFigures figures = new StackFigures(List.of(stack(1, 30.0), stack(3, 34.0), stack(5, null)));

    @Test
    void weighsMeansBySlicesAndLeavesOutWhatWasNotMeasured() {
        assertThat(figures.mean(StackQuality::redegradationPsnrDb)).isEqualTo(33);
        assertThat(figures.least(StackQuality::redegradationPsnrDb)).isEqualTo(30);
        assertThat(figures.count(Verdict.ACCEPTED)).isEqualTo(3);
        assertThat(figures.count(Verdict.REPLACED)).isZero();
    }

    @Test
    void hasNoFigureWhereNothingWasMeasured() {
        assertThat(figures.mean(StackQuality::lesionOverlap)).isNull();
        assertThat(new StackFigures(List.of()).least(StackQuality::redegradationPsnrDb))
                .isNull();
    }

    private static StackRecord stack(int slices, @Nullable Double psnrDb) {
        return new StackRecord(
                0,
                0,
                slices,
                new Box(0, 0, 4, 4),
                new Box(0, 0, 8, 8),
                List.of(1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0),
                List.of(),
                Verdict.ACCEPTED,
                null,
                new StackQuality(psnrDb, null, null, null, null, null, null, null, null, null, null, null),
                "volume",
                null,
                null);
    }
}
