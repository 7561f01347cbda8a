package org.lfsr.trainer.export;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lfsr.inference.Envelope;
import org.lfsr.inference.Span;

/**
 * What a model is to say that it was made for. The defaults are those of BraTS's T1-weighted scans with contrast agent,
 * which lie 1 mm apart in every direction.
 *
 * @param inPlaneSpacingMm how far an input's pixels are apart; null for what follows from the factors by which slices
 *     were shrunk in training
 * @param sliceThicknessMm how far slices are apart; they are looked at one by one
 * @param sidePixels how many pixels wide and high a slice is
 * @param fieldOfViewMm how many millimetres wide and high the picture on a slice is; a head fits into it
 * @param leastIntensity the least value that a pixel has
 */
public record EnvelopeChoice(
        @Nullable Span inPlaneSpacingMm,
        Span sliceThicknessMm,
        Span sidePixels,
        Span fieldOfViewMm,
        double leastIntensity) {

    /** What holds unless something else is said. */
    public static final EnvelopeChoice DEFAULT =
            new EnvelopeChoice(null, new Span(0.8, 6), new Span(48, 1024), new Span(160, 320), 0);

    private static final double FINEST_MM = 0.4;
    private static final double COARSEST_UNSHRUNK_MM = 1.2;

    Envelope envelope(int largestFactor) {
        return new Envelope(
                "MR",
                List.of("T1GD"),
                inPlaneSpacingMm == null ? new Span(FINEST_MM, COARSEST_UNSHRUNK_MM * largestFactor) : inPlaneSpacingMm,
                sliceThicknessMm,
                sidePixels,
                fieldOfViewMm,
                leastIntensity,
                "magnitudes of any scale, at least 12 bits deep, not windowed; background near the lowest value");
    }
}
