package org.lfsr.dicom.derived;

import java.util.Arrays;
import org.lfsr.dicom.DataSetBuilder;
import org.lfsr.dicom.DecimalString;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.Vr;
import org.lfsr.imaging.Volume;

/**
 * How a volume's numbers become 16 bits and, rescaled, come back: {@code number = slope * stored + intercept}, the
 * whole of 16 bits for the range of the whole volume, so that its slices share slope and intercept. A number that comes
 * back is at most half the slope off, and what the rounding of 32-bit floating point adds.
 */
final class StoredPixels {

    private static final int MOST = 0xFFFF;
    private static final int BITS = 16;
    /** More than is lost by writing a slope with 16 characters. */
    private static final double SLACK = 1e-7;

    private static final double WINDOW_LOW = 0.005;
    private static final double WINDOW_HIGH = 0.995;

    private final Volume volume;
    private final double slope;
    private final double intercept;
    private final double windowLow;
    private final double windowHigh;

    /**
     * Looks for a volume's range.
     *
     * @throws IllegalArgumentException if a voxel is not finite
     */
    StoredPixels(Volume volume) {
        this.volume = volume;
        float[] sorted = volume.voxels().clone();
        Arrays.sort(sorted);
        double least = sorted[0];
        double most = sorted[sorted.length - 1];
        if (!Double.isFinite(least) || !Double.isFinite(most)) {
            throw new IllegalArgumentException("Voxels are from %s to %s, not finite".formatted(least, most));
        }
        this.intercept = written(least);
        this.slope = most > least ? written((most - least) / MOST * (1 + SLACK)) : 1;
        this.windowLow = sorted[(int) Math.floor(WINDOW_LOW * (sorted.length - 1))];
        this.windowHigh = sorted[(int) Math.ceil(WINDOW_HIGH * (sorted.length - 1))];
    }

    private static double written(double number) {
        return Double.parseDouble(DecimalString.of(number));
    }

    /** By how much a number may be off that comes back. */
    double greatestError() {
        return slope / 2;
    }

    /** Puts one slice's pixels and how to read them. */
    void put(int slice, DataSetBuilder image) {
        image.integers(Tags.SAMPLES_PER_PIXEL, 1)
                .text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .integers(Tags.ROWS, volume.grid().height())
                .integers(Tags.COLUMNS, volume.grid().width())
                .integers(Tags.BITS_ALLOCATED, BITS)
                .integers(Tags.BITS_STORED, BITS)
                .integers(Tags.HIGH_BIT, BITS - 1)
                .integers(Tags.PIXEL_REPRESENTATION, 0)
                .numbers(Tags.RESCALE_INTERCEPT, intercept)
                .numbers(Tags.RESCALE_SLOPE, slope)
                .text(Tags.RESCALE_TYPE, "US")
                .bytes(Tags.PIXEL_DATA, Vr.OW, bytes(slice));
        putWindow(image);
    }

    /** A linear window is at least 1 wide (PS3.3, C.11.2.1.2); an exactly linear one need not be. */
    private void putWindow(DataSetBuilder image) {
        double width = windowHigh > windowLow ? windowHigh - windowLow : slope * MOST;
        image.numbers(Tags.WINDOW_CENTER, (windowLow + windowHigh) / 2).numbers(Tags.WINDOW_WIDTH, width);
        if (width < 1) {
            image.text(Tags.VOI_LUT_FUNCTION, "LINEAR_EXACT");
        }
    }

    private byte[] bytes(int slice) {
        int length = volume.grid().sliceLength();
        byte[] bytes = new byte[2 * length];
        for (int i = 0; i < length; i++) {
            int stored = stored(volume.voxels()[slice * length + i]);
            bytes[2 * i] = (byte) stored;
            bytes[2 * i + 1] = (byte) (stored >> Byte.SIZE);
        }
        return bytes;
    }

    private int stored(float number) {
        return (int) Math.max(0, Math.min(MOST, Math.rint((number - intercept) / slope)));
    }
}
