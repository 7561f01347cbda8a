package org.lfsr.inference;

import java.util.List;

/**
 * What a model was made for. Outside it nobody knows how good it is.
 *
 * @param modality the DICOM modality, such as {@code MR}
 * @param sequences the pulse sequences that it has seen, by the names that events use, such as {@code T1GD}
 * @param inPlaneSpacingMm how far a slice's pixels are apart
 * @param sliceThicknessMm how far slices are apart
 * @param sidePixels how many pixels wide and high a slice is
 * @param fieldOfViewMm how many millimetres wide and high the picture on a slice is
 * @param leastIntensity the least value that a pixel has; 0 for magnitudes, which are never below it
 * @param intensities what its pixels mean, in words
 */
public record Envelope(
        String modality,
        List<String> sequences,
        Span inPlaneSpacingMm,
        Span sliceThicknessMm,
        Span sidePixels,
        Span fieldOfViewMm,
        double leastIntensity,
        String intensities) {

    /**
     * Checks that everything is said.
     *
     * @throws IllegalArgumentException if something is not
     */
    public Envelope {
        Checks.text("envelope.modality", modality);
        sequences = Checks.notEmpty("envelope.sequences", sequences);
        Checks.between(0, Double.MAX_VALUE, "envelope.inPlaneSpacingMm.least", inPlaneSpacingMm.least());
        Checks.between(0, Double.MAX_VALUE, "envelope.sliceThicknessMm.least", sliceThicknessMm.least());
        Checks.between(1, Double.MAX_VALUE, "envelope.sidePixels.least", sidePixels.least());
        Checks.between(Double.MIN_NORMAL, Double.MAX_VALUE, "envelope.fieldOfViewMm.least", fieldOfViewMm.least());
        Checks.between(-Double.MAX_VALUE, Double.MAX_VALUE, "envelope.leastIntensity", leastIntensity);
        Checks.text("envelope.intensities", intensities);
    }
}
