package org.lfsr.pipeline.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lfsr.pipeline.manifest.StackQuality;

/** What was measured on a stack, in words: a line each, none for what was not measured. */
final class Figures {

    private final List<String> lines = new ArrayList<>();

    private Figures() {}

    static List<String> of(StackQuality quality) {
        Figures figures = new Figures();
        figures.add("Degraded again, PSNR to the input: %s dB", quality.redegradationPsnrDb());
        figures.add("The same of the worst slice: %s dB", quality.worstSliceRedegradationPsnrDb());
        figures.add("Degraded again, SSIM to the input: %s", quality.redegradationSsim());
        figures.add("Sharpness: %s times bilinear's", quality.sharpnessGain());
        figures.add("Noise in the input: %s", quality.noiseBefore());
        figures.add("Noise in the result: %s", quality.noiseAfter());
        figures.add("Likeness of neighbouring slices: %s times the input's", quality.sliceCoherence());
        figures.add("Overlap of the lesion found on both: %s", quality.lesionOverlap());
        figures.compare("PSNR to the reference: %s dB", quality.referencePsnrDb(), quality.bilinearPsnrDb());
        figures.compare("SSIM to the reference: %s", quality.referenceSsim(), quality.bilinearSsim());
        return figures.lines;
    }

    /** Four digits that count, as a person writes them. */
    static String number(double figure) {
        if (Double.isInfinite(figure)) {
            return figure > 0 ? "infinite" : "minus infinite";
        }
        if (figure == 0) {
            return "0";
        }
        double size = Math.abs(figure);
        int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", figure);
    }

    private void add(String words, @Nullable Double figure) {
        if (figure != null) {
            lines.add(words.formatted(number(figure)));
        }
    }

    private void compare(String words, @Nullable Double figure, @Nullable Double bilinear) {
        if (figure != null && bilinear != null) {
            lines.add(words.formatted(number(figure)) + " (bilinear " + number(bilinear) + ")");
        } else {
            add(words, figure);
        }
    }
}
