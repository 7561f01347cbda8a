package org.lfsr.service.work;

import org.jspecify.annotations.Nullable;
import org.lfsr.events.LesionStack;
import org.lfsr.events.PixelBox;
import org.lfsr.events.Replacement;
import org.lfsr.events.ReplacementReason;
import org.lfsr.events.StackQuality;
import org.lfsr.events.Verdict;
import org.lfsr.imaging.Box;
import org.lfsr.pipeline.manifest.StackRecord;

/** Turns a manifest's stacks into an event's. */
final class LesionStacks {

    private LesionStacks() {}

    static LesionStack of(StackRecord stack) {
        return LesionStack.newBuilder()
                .setIndex(stack.index())
                .setFirstSlice(stack.firstSlice())
                .setSliceCount(stack.sliceCount())
                .setInputBox(box(stack.inputBox()))
                .setOutputBox(box(stack.outputBox()))
                .setVerdict(Verdict.valueOf(stack.verdict().name()))
                .setReplacement(replacement(stack.replacement()))
                .setQuality(quality(stack.quality()))
                .setVolumeKey(stack.volumeKey())
                .setDeviationKey(stack.deviationKey())
                .setPreviewKey(stack.previewKey())
                .build();
    }

    private static PixelBox box(Box box) {
        return new PixelBox(box.x(), box.y(), box.width(), box.height());
    }

    private static @Nullable Replacement replacement(org.lfsr.pipeline.manifest.@Nullable Replacement found) {
        return found == null
                ? null
                : new Replacement(ReplacementReason.valueOf(found.reason().name()), found.sentence(), found.method());
    }

    private static StackQuality quality(org.lfsr.pipeline.manifest.StackQuality found) {
        return StackQuality.newBuilder()
                .setRedegradationPsnrDb(found.redegradationPsnrDb())
                .setRedegradationSsim(found.redegradationSsim())
                .setSharpnessGain(found.sharpnessGain())
                .setNoiseBefore(found.noiseBefore())
                .setNoiseAfter(found.noiseAfter())
                .setSliceCoherence(found.sliceCoherence())
                .setLesionOverlap(found.lesionOverlap())
                .setReferencePsnrDb(found.referencePsnrDb())
                .setReferenceSsim(found.referenceSsim())
                .setBilinearPsnrDb(found.bilinearPsnrDb())
                .setBilinearSsim(found.bilinearSsim())
                .build();
    }
}
