package org.lfsr.inference;

/**
 * The least fidelity that each slice of a generator's result may have. A region with a slice that, degraded again, is
 * less like its input than nearly all slices were in validation, is to be replaced by interpolation.
 *
 * @param psnrDb {@link org.lfsr.imaging.quality.RedegradationFidelity#worstSlicePsnrDb} below which a region is
 *     replaced
 * @param percentile how many of a hundred regions were below it in validation
 * @param regions how many lesion regions of single slices it was measured on, each once for each noise that the
 *     generator was trained with
 */
public record FidelityFloor(double psnrDb, double percentile, int regions) {

    private static final int HUNDRED = 100;

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if one is outside its range
     */
    public FidelityFloor {
        Checks.between(-HUNDRED, HUNDRED, "fidelityFloor.psnrDb", psnrDb);
        Checks.between(0, HUNDRED, "fidelityFloor.percentile", percentile);
        Checks.atLeast(1, "fidelityFloor.regions", regions);
    }
}
