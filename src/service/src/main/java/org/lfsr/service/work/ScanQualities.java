package org.lfsr.service.work;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lfsr.events.ScanQuality;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.StackQuality;
import org.lfsr.pipeline.manifest.StackRecord;
import org.lfsr.pipeline.manifest.Verdict;

/** Sums up the quality of a scan's stacks: means weighted by slices, and the worst. */
final class ScanQualities {

    private ScanQualities() {}

    static @Nullable ScanQuality of(Manifest manifest) {
        if (manifest.outcome() != Manifest.Outcome.ENHANCED) {
            return null;
        }
        List<StackRecord> stacks = manifest.stacks();
        return ScanQuality.newBuilder()
                .setAcceptedStacks(count(stacks, Verdict.ACCEPTED))
                .setReplacedStacks(count(stacks, Verdict.REPLACED))
                .setMeanRedegradationPsnrDb(mean(stacks, StackQuality::redegradationPsnrDb))
                .setWorstRedegradationPsnrDb(least(stacks, StackQuality::redegradationPsnrDb))
                .setMeanRedegradationSsim(mean(stacks, StackQuality::redegradationSsim))
                .setMeanSharpnessGain(mean(stacks, StackQuality::sharpnessGain))
                .setWorstLesionOverlap(least(stacks, StackQuality::lesionOverlap))
                .setMeanReferencePsnrDb(mean(stacks, StackQuality::referencePsnrDb))
                .setMeanReferenceSsim(mean(stacks, StackQuality::referenceSsim))
                .setMeanBilinearPsnrDb(mean(stacks, StackQuality::bilinearPsnrDb))
                .setMeanBilinearSsim(mean(stacks, StackQuality::bilinearSsim))
                .setLesionRecall(manifest.lesionRecall())
                .build();
    }

    private static int count(List<StackRecord> stacks, Verdict verdict) {
        return (int) stacks.stream().filter(stack -> stack.verdict() == verdict).count();
    }

    private static @Nullable Double mean(List<StackRecord> stacks, Function<StackQuality, @Nullable Double> figure) {
        double sum = 0;
        int slices = 0;
        for (StackRecord stack : stacks) {
            Double value = figure.apply(stack.quality());
            if (value != null) {
                sum += value * stack.sliceCount();
                slices += stack.sliceCount();
            }
        }
        return slices == 0 ? null : sum / slices;
    }

    private static @Nullable Double least(List<StackRecord> stacks, Function<StackQuality, @Nullable Double> figure) {
        Double least = null;
        for (StackRecord stack : stacks) {
            Double value = figure.apply(stack.quality());
            if (value != null && (least == null || value < least)) {
                least = value;
            }
        }
        return least;
    }
}
