package org.lfsr.trainer.config;

/**
 * What a generator's training step sees.
 *
 * @param regions where crops are taken
 * @param crop the side of a crop in input (low-resolution) pixels; 0 for whole slices, which must then be of one size
 * @param batch crops a step
 * @param intensityJitter the most that a sample's gamma is away from 1: 0.1 draws an exponent from 0.9 to 1.1 for
 *     intensities between the slice's lowest and highest
 */
public record SampleConfiguration(Regions regions, int crop, int batch, double intensityJitter) {

    /** Where crops are taken. */
    public enum Regions {
        /** Around the lesions, as LFSR does. */
        LESIONS,
        /** Anywhere in a slice that has a lesion, as SRGAN does. */
        SLICES
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is outside its range, or lesion crops have no size
     */
    public SampleConfiguration {
        if (crop != 0) {
            Checks.atLeast(8, "samples.crop", crop);
        }
        if (crop == 0 && regions == Regions.LESIONS) {
            throw new IllegalArgumentException("samples.crop 0 means whole slices, but samples.regions is lesions");
        }
        Checks.atLeast(1, "samples.batch", batch);
        Checks.between(0, 0.9, "samples.intensity-jitter", intensityJitter);
    }
}
