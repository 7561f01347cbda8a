package org.lfsr.archive.report;

import org.jspecify.annotations.Nullable;
import org.lfsr.pipeline.delivery.ProductKeys;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.Manifest.Outcome;
import org.lfsr.pipeline.manifest.StackFigures;
import org.lfsr.pipeline.manifest.StackQuality;
import org.lfsr.pipeline.manifest.Verdict;

/**
 * One result of a scan in figures. Means are over stacks, each weighted by its slices; they are of the generator's
 * results, also where those were replaced. A null figure was measured on no stack; figures may be infinite.
 *
 * @param modelSet the models, by the name that they have in keys
 * @param outcome how it ended
 * @param stacks how many lesions were found
 * @param replaced how many of them were interpolated because a check failed
 * @param redegradationPsnrDb the mean likeness to the input when made coarse again, in decibels
 * @param redegradationSsim the mean structural similarity of the same, -1 to 1
 * @param sharpnessGain the mean sharpness as a multiple of interpolation's
 * @param lesionOverlap the least overlap of the lesion found on a result with the one found on the input, 0 to 1
 * @param referencePsnrDb the mean likeness to the reference, in decibels
 * @param referenceSsim the mean structural similarity to the reference, -1 to 1
 */
public record Figures(
        String modelSet,
        Outcome outcome,
        int stacks,
        int replaced,
        @Nullable Double redegradationPsnrDb,
        @Nullable Double redegradationSsim,
        @Nullable Double sharpnessGain,
        @Nullable Double lesionOverlap,
        @Nullable Double referencePsnrDb,
        @Nullable Double referenceSsim) {

    /** The figures of a manifest. */
    static Figures of(Manifest manifest) {
        StackFigures figures = new StackFigures(manifest.stacks());
        return new Figures(
                ProductKeys.modelSet(manifest.models().get(0), manifest.models().get(1)),
                manifest.outcome(),
                manifest.stacks().size(),
                figures.count(Verdict.REPLACED),
                figures.mean(StackQuality::redegradationPsnrDb),
                figures.mean(StackQuality::redegradationSsim),
                figures.mean(StackQuality::sharpnessGain),
                figures.least(StackQuality::lesionOverlap),
                figures.mean(StackQuality::referencePsnrDb),
                figures.mean(StackQuality::referenceSsim));
    }

    /** Which share of the lesions was interpolated; 0 if there is none. */
    double replacedShare() {
        return stacks == 0 ? 0 : (double) replaced / stacks;
    }
}
