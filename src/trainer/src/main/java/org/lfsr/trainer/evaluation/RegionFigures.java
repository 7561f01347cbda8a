package org.lfsr.trainer.evaluation;

/**
 * How well a method did on one slice's lesion region.
 *
 * @param trial the slice
 * @param column how it had lost its resolution
 * @param method the method's title
 * @param psnr decibels
 * @param ssim at most 1
 */
record RegionFigures(Trial trial, Column column, String method, double psnr, double ssim) {

    String patient() {
        return trial.slice().scan().patient();
    }
}
