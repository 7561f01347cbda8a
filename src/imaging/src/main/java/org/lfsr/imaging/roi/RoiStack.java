package org.lfsr.imaging.roi;

import java.util.List;
import java.util.stream.IntStream;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Volume;

/**
 * A region of a volume: one box through a run of slices.
 *
 * @param box the region in each slice
 * @param firstSlice the first slice's index, 0 or more
 * @param lastSlice the last slice's index, inside the region
 */
public record RoiStack(Box box, int firstSlice, int lastSlice) {

    /**
     * Checks the slices.
     *
     * @throws IllegalArgumentException if there are none or the first is negative
     */
    public RoiStack {
        if (firstSlice < 0 || lastSlice < firstSlice) {
            throw new IllegalArgumentException(
                    "A stack's slices go upwards from 0 or more, found %d to %d".formatted(firstSlice, lastSlice));
        }
    }

    /** How many slices there are. */
    public int depth() {
        return lastSlice - firstSlice + 1;
    }

    /** Whether a pixel of a slice is inside. */
    public boolean contains(int x, int y, int slice) {
        return slice >= firstSlice && slice <= lastSlice && box.contains(x, y);
    }

    /** Whether another stack shares a pixel of a slice with this one. */
    public boolean overlaps(RoiStack other) {
        return nearTo(other, 0);
    }

    /** Whether another stack's box shares a pixel with this one's, at most so many slices further on. */
    boolean nearTo(RoiStack other, int slices) {
        return box.overlaps(other.box)
                && other.firstSlice <= lastSlice + slices
                && firstSlice <= other.lastSlice + slices;
    }

    /** The smallest stack around this one and another. */
    public RoiStack union(RoiStack other) {
        return new RoiStack(
                box.union(other.box), Math.min(firstSlice, other.firstSlice), Math.max(lastSlice, other.lastSlice));
    }

    /**
     * Cuts the region out of a volume.
     *
     * @param normal the axis that the slices lie across
     * @return the slices in order, copied
     * @throws IllegalArgumentException if the box is not inside the slices
     * @throws IndexOutOfBoundsException if the volume ends before the last slice
     */
    public List<Image> crop(Volume volume, Axis normal) {
        return IntStream.rangeClosed(firstSlice, lastSlice)
                .mapToObj(slice -> volume.slice(normal, slice).crop(box))
                .toList();
    }

    /**
     * Where the region lies in the patient once each of its slices is {@code factor} times as fine: the transform from
     * (column, row, slice) of the enhanced stack.
     *
     * @param volume the whole volume's transform
     * @param normal the axis that the slices lie across; columns and rows are the two others, in the order x, y, z
     * @param factor how many new pixels make one old one along columns and rows; the distance of the slices stays
     */
    public Affine affine(Affine volume, Axis normal, int factor) {
        return bySlices(volume, normal).cropped(box.x(), box.y(), firstSlice).refined(factor, factor, 1);
    }

    private static Affine bySlices(Affine volume, Axis normal) {
        int[] axes = switch (normal) {
            case X -> new int[] {1, 2, 0};
            case Y -> new int[] {0, 2, 1};
            case Z -> new int[] {0, 1, 2};
        };
        double[] rows = volume.toRows();
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                rows[row * 4 + column] = volume.element(row, axes[column]);
            }
        }
        return Affine.ofRows(rows);
    }
}
