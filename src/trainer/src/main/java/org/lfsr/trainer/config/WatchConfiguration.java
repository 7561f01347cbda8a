package org.lfsr.trainer.config;

/**
 * When a run is looked at. All are counted in steps of the whole run.
 *
 * @param validateEvery steps between validations
 * @param everySlice validate on every n-th lesion slice only: 1 for all
 * @param checkpointEvery steps between checkpoints
 * @param pictures how many sample pictures each validation draws
 * @param keep which network is the run's result. The best validation is that of the highest PSNR, or of most lesions
 *     found; a game against a discriminator gives PSNR away for sharpness, so there it is the network that learned
 *     least, and the last is to be kept
 */
public record WatchConfiguration(int validateEvery, int everySlice, int checkpointEvery, int pictures, Weights keep) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public WatchConfiguration {
        Checks.atLeast(1, "watch.validate-every", validateEvery);
        Checks.atLeast(1, "watch.every-slice", everySlice);
        Checks.atLeast(1, "watch.checkpoint-every", checkpointEvery);
        Checks.atLeast(0, "watch.pictures", pictures);
    }
}
