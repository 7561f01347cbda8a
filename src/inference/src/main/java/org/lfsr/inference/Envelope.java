package org.lfsr.inference;

import java.util.List;

/**
 * What a model was made for. Outside it nobody knows how good it is.
 *
 * @param modality the DICOM modality, such as {@code MR}
 * @param sequences the pulse sequences that it has seen, in words
 * @param inPlaneSpacingMm how far a slice's pixels are apart
 * @param sliceThicknessMm how far slices are apart
 * @param sidePixels how many pixels wide and high a slice is
 * @param intensities what its pixels mean, in words
 */
public record Envelope(
        String modality,
        List<String> sequences,
        Span inPlaneSpacingMm,
        Span sliceThicknessMm,
        Span sidePixels,
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
        Checks.text("envelope.intensities", intensities);
    }
}
