package org.lfsr.pipeline;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lfsr.pipeline.manifest.StageTiming;

/** Makes entries of the time that stages took. */
final class StageTimings {

    private StageTimings() {}

    static List<StageTiming> of(String stage, long nanos, String next, long nextNanos) {
        return List.of(of(stage, nanos), of(next, nextNanos));
    }

    static List<StageTiming> plus(List<StageTiming> before, List<StageTiming> more) {
        return Stream.concat(before.stream(), more.stream()).toList();
    }

    static StageTiming of(String stage, long nanos) {
        return new StageTiming(stage, TimeUnit.NANOSECONDS.toMicros(nanos));
    }
}
