package org.lfsr.pipeline.delivery;

import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Image;

/**
 * How a slice is turned to be looked at as radiologists do: the head or the face up, the patient's right, or face, to
 * the left. Slices are turned by quarters and mirrored, never resampled.
 *
 * @param transposed whether rows become columns
 * @param mirrored whether left and right are swapped, after that
 * @param upended whether top and bottom are swapped, after that
 * @param left which side of the patient is to the left: R, A or S
 * @param top which is up
 * @param right which is to the right: L, P or I
 * @param bottom which is down
 * @param pixelAspect a pixel's width, as it is shown, divided by its height
 */
record Display(
        boolean transposed,
        boolean mirrored,
        boolean upended,
        String left,
        String top,
        String right,
        String bottom,
        double pixelAspect) {

    private static final String[] ENDS = {"R", "A", "S"};
    private static final String[] BEGINNINGS = {"L", "P", "I"};

    /**
     * Looks where columns and rows run.
     *
     * @param stack the transform from column, row and slice
     */
    static Display of(Affine stack) {
        int columns = steepest(stack, 0, -1);
        int rows = steepest(stack, 1, columns);
        boolean transposed = columns > rows;
        int across = transposed ? rows : columns;
        int down = transposed ? columns : rows;
        double aspect = stack.spacingMm(Axis.X) / stack.spacingMm(Axis.Y);
        return new Display(
                transposed,
                stack.element(across, transposed ? 1 : 0) > 0,
                stack.element(down, transposed ? 0 : 1) > 0,
                ENDS[across],
                ENDS[down],
                BEGINNINGS[across],
                BEGINNINGS[down],
                transposed ? 1 / aspect : aspect);
    }

    /** The patient's axis that one of the stack's follows most closely, of those that are not taken. */
    private static int steepest(Affine stack, int column, int taken) {
        int steepest = taken == 0 ? 1 : 0;
        for (int row = 0; row < ENDS.length; row++) {
            if (row != taken && Math.abs(stack.element(row, column)) > Math.abs(stack.element(steepest, column))) {
                steepest = row;
            }
        }
        return steepest;
    }

    /** The same pixels, turned. */
    Image turned(Image image) {
        int width = transposed ? image.height() : image.width();
        int height = transposed ? image.width() : image.height();
        float[] pixels = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = mirrored ? width - 1 - x : x;
                int row = upended ? height - 1 - y : y;
                pixels[y * width + x] = transposed ? image.at(row, column) : image.at(column, row);
            }
        }
        return new Image(width, height, pixels);
    }
}
