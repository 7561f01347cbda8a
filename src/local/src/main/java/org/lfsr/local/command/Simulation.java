package org.lfsr.local.command;

import java.util.Optional;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.degrade.BicubicDown;

/**
 * A scan that was made coarser, slice by slice across z, so that there is a truth to compare results with.
 *
 * @param coarse the scan with fewer pixels
 * @param truth what it was made of, cut to multiples of the factor
 * @param mask the lesion labels on the coarse grid, 1 where at least half of a pixel is labelled; empty if there are
 *     none
 */
record Simulation(Volume coarse, Volume truth, Optional<Volume> mask) {

    private static final float HALF = 0.5f;

    /**
     * Makes a scan coarser.
     *
     * @param original the scan; up to {@code factor - 1} of its last columns and rows are left out
     * @param mask labels on its grid, 0 for background
     * @param factor how many old pixels make a new one along x and y
     * @throws IllegalArgumentException if the scan is smaller than the factor, or the labels lie on another grid
     */
    static Simulation of(Volume original, Optional<Volume> mask, int factor) {
        Volume truth = trimmed(original, factor);
        mask.ifPresent(labels -> requireGrid(labels, original.grid()));
        return new Simulation(coarser(truth, factor), truth, mask.map(labels -> coarserMask(labels, factor)));
    }

    private static Volume trimmed(Volume volume, int factor) {
        Grid grid = volume.grid();
        int width = grid.width() - grid.width() % factor;
        int height = grid.height() - grid.height() % factor;
        if (width == 0 || height == 0) {
            throw new IllegalArgumentException("A scan of %s cannot be made %d times coarser".formatted(grid, factor));
        }
        float[] voxels = new float[Math.multiplyExact(width * height, grid.depth())];
        for (int z = 0; z < grid.depth(); z++) {
            put(volume.slice(Axis.Z, z).crop(new Box(0, 0, width, height)), z, voxels);
        }
        return new Volume(new Grid(width, height, grid.depth()), volume.affine(), voxels);
    }

    private static void requireGrid(Volume mask, Grid wanted) {
        if (!mask.grid().equals(wanted)) {
            throw new IllegalArgumentException(
                    "The mask must be on the scan's grid of %s, found %s".formatted(wanted, mask.grid()));
        }
    }

    private static Volume coarser(Volume fine, int factor) {
        BicubicDown degradation = new BicubicDown(factor);
        Grid grid = coarser(fine.grid(), factor);
        float[] voxels = new float[grid.length()];
        for (int z = 0; z < grid.depth(); z++) {
            put(degradation.apply(fine.slice(Axis.Z, z)), z, voxels);
        }
        // Magnitudes are not below 0; the kernel's undershoot is.
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = Math.max(0, voxels[i]);
        }
        return new Volume(grid, coarser(fine.affine(), factor), voxels);
    }

    private static Volume coarserMask(Volume labels, int factor) {
        Volume fine = trimmed(labels, factor);
        Grid grid = coarser(fine.grid(), factor);
        float[] shares = new float[grid.length()];
        for (int z = 0; z < grid.depth(); z++) {
            for (int y = 0; y < fine.grid().height(); y++) {
                for (int x = 0; x < fine.grid().width(); x++) {
                    if (fine.at(x, y, z) != 0) {
                        shares[grid.index(x / factor, y / factor, z)] += 1f / (factor * factor);
                    }
                }
            }
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] = shares[i] >= HALF ? 1 : 0;
        }
        return new Volume(grid, coarser(fine.affine(), factor), shares);
    }

    private static Grid coarser(Grid grid, int factor) {
        return new Grid(grid.width() / factor, grid.height() / factor, grid.depth());
    }

    private static Affine coarser(Affine affine, int factor) {
        return affine.refined(1.0 / factor, 1.0 / factor, 1);
    }

    private static void put(Image slice, int z, float[] voxels) {
        int length = slice.pixels().length;
        System.arraycopy(slice.pixels(), 0, voxels, z * length, length);
    }
}
