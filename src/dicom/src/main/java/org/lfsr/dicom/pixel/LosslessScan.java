package org.lfsr.dicom.pixel;

import java.nio.ByteBuffer;
import org.lfsr.dicom.UnreadableDicomException;

/**
 * A scan of lossless JPEG: each pixel's difference from what its neighbours predict (ITU-T T.81, section H.1.2).
 *
 * @param table the differences' code
 * @param predictor which prediction, 1 to 7
 * @param precision bits of a pixel
 * @param pointTransform how many of the lowest bits were left out
 * @param columns pixels in a row
 * @param restartRows after how many rows the scan begins anew; 0 for never
 */
record LosslessScan(
        HuffmanTable table, int predictor, int precision, int pointTransform, int columns, int restartRows) {

    private static final int FIRST_RESTART = 0xD0;
    private static final int RESTARTS = 8;
    private static final int HALF_RANGE = 1 << 15;

    void decode(ByteBuffer scan, int[] samples) throws UnreadableDicomException {
        EntropyBits bits = EntropyBits.ofJpeg(scan);
        int rows = samples.length / columns;
        for (int row = 0; row < rows; row++) {
            boolean restarts = restartRows > 0 && row > 0 && row % restartRows == 0;
            if (restarts) {
                bits.restart(FIRST_RESTART + (row / restartRows - 1) % RESTARTS);
            }
            decodeRow(bits, samples, row * columns, row == 0 || restarts);
        }
        for (int i = 0; i < samples.length; i++) {
            samples[i] <<= pointTransform;
        }
    }

    private void decodeRow(EntropyBits bits, int[] samples, int start, boolean first) throws UnreadableDicomException {
        int before = first ? 1 << (precision - pointTransform - 1) : samples[start - columns];
        samples[start] = (before + difference(bits)) & 0xFFFF;
        for (int i = start + 1; i < start + columns; i++) {
            int predicted =
                    first ? samples[i - 1] : predicted(samples[i - 1], samples[i - columns], samples[i - columns - 1]);
            samples[i] = (predicted + difference(bits)) & 0xFFFF;
        }
    }

    private int predicted(int left, int above, int aboveLeft) {
        return switch (predictor) {
            case 1 -> left;
            case 2 -> above;
            case 3 -> aboveLeft;
            case 4 -> left + above - aboveLeft;
            case 5 -> left + ((above - aboveLeft) >> 1);
            case 6 -> above + ((left - aboveLeft) >> 1);
            default -> (left + above) >> 1;
        };
    }

    private int difference(EntropyBits bits) throws UnreadableDicomException {
        int next = bits.peek();
        int length = table.length(next);
        if (length == 0) {
            throw Segments.corrupt("Compressed pixels have a code that their table has not");
        }
        bits.take(length);
        int category = table.category(next);
        if (category == 0) {
            return 0;
        }
        if (category == Short.SIZE) {
            return HALF_RANGE;
        }
        int value = bits.take(category);
        return value < 1 << (category - 1) ? value - (1 << category) + 1 : value;
    }
}
