package org.lfsr.service.work;

import org.jspecify.annotations.Nullable;
import org.lfsr.events.ScanQuality;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.StackFigures;
import org.lfsr.pipeline.manifest.StackQuality;
import org.lfsr.pipeline.manifest.Verdict;

/** Sums up the quality of a scan's stacks: means weighted by slices, and the worst. */
final class ScanQualities {

    private ScanQualities() {}

    static @Nullable ScanQuality of(Manifest manifest) {
        if (manifest.outcome() != Manifest.Outcome.ENHANCED) {
            return null;
        }
        StackFigures figures = new StackFigures(manifest.stacks());
        return ScanQuality.newBuilder()
                .setAcceptedStacks(figures.count(Verdict.ACCEPTED))
                .setReplacedStacks(figures.count(Verdict.REPLACED))
                .setMeanRedegradationPsnrDb(figures.mean(StackQuality::redegradationPsnrDb))
                .setWorstRedegradationPsnrDb(figures.least(StackQuality::redegradationPsnrDb))
                .setMeanRedegradationSsim(figures.mean(StackQuality::redegradationSsim))
                .setMeanSharpnessGain(figures.mean(StackQuality::sharpnessGain))
                .setWorstLesionOverlap(figures.least(StackQuality::lesionOverlap))
                .setMeanReferencePsnrDb(figures.mean(StackQuality::referencePsnrDb))
                .setMeanReferenceSsim(figures.mean(StackQuality::referenceSsim))
                .setMeanBilinearPsnrDb(figures.mean(StackQuality::bilinearPsnrDb))
                .setMeanBilinearSsim(figures.mean(StackQuality::bilinearSsim))
                .setLesionRecall(manifest.lesionRecall())
                .build();
    }
}
