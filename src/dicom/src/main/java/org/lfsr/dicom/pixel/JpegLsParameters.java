package org.lfsr.dicom.pixel;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.lfsr.dicom.UnreadableDicomException;

/**
 * What a scan of JPEG-LS is coded with, by the names of ITU-T T.87.
 *
 * @param maxValue the greatest sample
 * @param near how far decoded samples may be from the original, 0 for lossless
 * @param threshold1 below which gradients are small
 * @param threshold2 below which they are middling
 * @param threshold3 below which they are large, and not very large
 * @param reset after how many samples a context's figures are halved
 */
record JpegLsParameters(int maxValue, int near, int threshold1, int threshold2, int threshold3, int reset) {

    private static final int[] BASIC_THRESHOLDS = {3, 7, 21};
    private static final int[] NEAR_FACTORS = {3, 5, 7};
    private static final int USUAL_RESET = 64;
    private static final int MAX_NEAR = 255;
    private static final int WIDE = 128;
    private static final int MAX_FACTORED = 4095;

    /**
     * Reads what a file gives and takes the standard's for the rest (section C.2.4.1.1).
     *
     * @param presets a parameter segment's content, if there is one
     */
    static JpegLsParameters of(int precision, int near, @Nullable ByteBuffer presets) throws UnreadableDicomException {
        int most = (1 << precision) - 1;
        int maxValue = preset(presets, 0, most);
        if (maxValue > most || near > Math.min(MAX_NEAR, maxValue / 2)) {
            throw Segments.corrupt("JPEG-LS goes to %d of %d, within %d".formatted(maxValue, most, near));
        }
        int first = preset(presets, 1, usual(0, maxValue, near, near + 1));
        int second = preset(presets, 2, usual(1, maxValue, near, first));
        int third = preset(presets, 3, usual(2, maxValue, near, second));
        int reset = preset(presets, 4, USUAL_RESET);
        boolean ordered = first > near && second >= first && third >= second && third <= maxValue;
        if (!ordered || reset < 3) {
            throw Segments.corrupt(
                    "JPEG-LS has thresholds %d, %d, %d and reset %d".formatted(first, second, third, reset));
        }
        return new JpegLsParameters(maxValue, near, first, second, third, reset);
    }

    private static int preset(@Nullable ByteBuffer presets, int index, int usual) {
        int given = presets == null ? 0 : Short.toUnsignedInt(presets.getShort(1 + Short.BYTES * index));
        return given == 0 ? usual : given;
    }

    private static int usual(int index, int maxValue, int near, int least) {
        int basic = BASIC_THRESHOLDS[index];
        int smallest = index + 2;
        int nearer = NEAR_FACTORS[index] * near;
        int usual;
        if (maxValue >= WIDE) {
            int factor = (Math.min(maxValue, MAX_FACTORED) + WIDE) >> Byte.SIZE;
            usual = factor * (basic - smallest) + smallest + nearer;
        } else {
            int factor = (1 << Byte.SIZE) / (maxValue + 1);
            usual = Math.max(smallest, basic / factor + nearer);
        }
        return usual > maxValue || usual < least ? least : usual;
    }

    /** By how much two neighbouring values of a quantized difference are apart. */
    int step() {
        return 2 * near + 1;
    }

    /** How many values a quantized difference has. */
    int range() {
        return (maxValue + 2 * near) / step() + 1;
    }

    /** How many bits one takes where its code would be too long. */
    int rangeBits() {
        return bits(range());
    }

    /** How long a code may be. */
    int limit() {
        int bits = Math.max(2, bits(maxValue + 1));
        return 2 * (bits + Math.max(Byte.SIZE, bits));
    }

    private static int bits(int values) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(values - 1);
    }

    /** Which of nine classes a gradient is in, -4 to 4. */
    int quantized(int gradient) {
        int size = Math.abs(gradient);
        int level = size <= near ? 0 : size < threshold1 ? 1 : size < threshold2 ? 2 : size < threshold3 ? 3 : 4;
        return gradient < 0 ? -level : level;
    }
}
