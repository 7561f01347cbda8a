package org.lfsr.trainer.config;

import java.util.List;

/**
 * What a detector's training step sees.
 *
 * @param scales by which factors slices are shrunk; each sample draws one of them, and all of a step share it
 * @param crop the side of a crop in pixels of the unshrunk slice; a smaller slice is padded with its lowest value
 * @param batch crops a step
 * @param lesionWeight how much a cell full of lesion counts in the loss beside one without, above 0
 * @param lesionShare the share of samples drawn from slices with a lesion, 0 to 1
 * @param intensityJitter the most that a sample's gamma is away from 1: 0.1 draws an exponent from 0.9 to 1.1 for
 *     intensities between the slice's lowest and highest
 */
public record SceneConfiguration(
        List<Integer> scales, int crop, int batch, double lesionWeight, double lesionShare, double intensityJitter) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public SceneConfiguration {
        scales = List.copyOf(Checks.notEmpty("scenes.scales", scales));
        scales.forEach(scale -> Checks.oneOf("scenes.scales", scale, 1, 2, 4));
        Checks.atLeast(128, "scenes.crop", crop);
        Checks.atLeast(1, "scenes.batch", batch);
        Checks.between(0.01, 100, "scenes.lesion-weight", lesionWeight);
        Checks.between(0, 1, "scenes.lesion-share", lesionShare);
        Checks.between(0, 0.9, "scenes.intensity-jitter", intensityJitter);
    }
}
