package org.lfsr.dicom.pixel;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.lfsr.dicom.UnreadableDicomException;

/**
 * A scan of JPEG-LS: each sample's difference from what its neighbours predict, in a code that adapts to the context
 * they make; runs of equal samples as their lengths (ITU-T T.87, annex A, whose names of variables the comments give).
 */
final class JpegLsScan {

    private static final int REGULAR_CONTEXTS = 365;
    private static final int CONTEXTS = REGULAR_CONTEXTS + 2;
    private static final int LEVELS = 9;
    private static final int MAX_CORRECTION = 127;
    private static final int MAX_GOLOMB = 24;
    private static final int MAX_MAPPED = 1 << 17;
    private static final int[] RUN_BITS = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    private final JpegLsParameters parameters;
    private final EntropyBits bits;
    private final int columns;
    private final int limit;
    private final int rangeBits;
    /** A: sums of the differences' sizes. */
    private final int[] sizes = new int[CONTEXTS];
    /** B: sums of the differences; of the last two contexts, Nn: how many were negative. */
    private final int[] biases = new int[CONTEXTS];
    /** C: what is added to the prediction. */
    private final int[] corrections = new int[CONTEXTS];
    /** N: how many samples there were. */
    private final int[] counts = new int[CONTEXTS];

    private int[] above;
    private int[] row;
    private int runIndex;

    JpegLsScan(JpegLsParameters parameters, ByteBuffer scan, int columns) {
        this.parameters = parameters;
        this.bits = EntropyBits.ofJpegLs(scan);
        this.columns = columns;
        this.limit = parameters.limit();
        this.rangeBits = parameters.rangeBits();
        this.above = new int[columns + 2];
        this.row = new int[columns + 2];
        Arrays.fill(sizes, Math.max(2, (parameters.range() + 32) / 64));
        Arrays.fill(counts, 1);
    }

    void decode(int[] samples) throws UnreadableDicomException {
        for (int start = 0; start < samples.length; start += columns) {
            above[columns + 1] = above[columns];
            row[0] = above[1];
            decodeRow();
            System.arraycopy(row, 1, samples, start, columns);
            int[] done = row;
            row = above;
            above = done;
        }
    }

    /** Rows have a sample more on either side: the one above the first, and the last one again. */
    private void decodeRow() throws UnreadableDicomException {
        int x = 1;
        while (x <= columns) {
            int first = parameters.quantized(above[x + 1] - above[x]);
            int second = parameters.quantized(above[x] - above[x - 1]);
            int third = parameters.quantized(above[x - 1] - row[x - 1]);
            int context = (first * LEVELS + second) * LEVELS + third;
            if (context == 0) {
                x = run(x);
            } else {
                row[x] = regular(context, row[x - 1], above[x], above[x - 1]);
                x++;
            }
        }
    }

    private int regular(int signedContext, int left, int top, int topLeft) throws UnreadableDicomException {
        int sign = signedContext < 0 ? -1 : 1;
        int context = Math.abs(signedContext);
        int predicted = clamped(predicted(left, top, topLeft) + sign * corrections[context]);
        int golomb = golomb(counts[context], sizes[context]);
        int mapped = code(golomb, limit);
        int difference = (mapped & 1) == 0 ? mapped >> 1 : -((mapped + 1) >> 1);
        if (parameters.near() == 0 && golomb == 0 && 2 * biases[context] <= -counts[context]) {
            difference = -difference - 1;
        }
        update(context, difference);
        return restored(predicted, sign * difference);
    }

    private static int predicted(int left, int top, int topLeft) {
        if (topLeft >= Math.max(left, top)) {
            return Math.min(left, top);
        }
        return topLeft <= Math.min(left, top) ? Math.max(left, top) : left + top - topLeft;
    }

    private void update(int context, int difference) {
        biases[context] += difference * parameters.step();
        sizes[context] += Math.abs(difference);
        if (counts[context] == parameters.reset()) {
            sizes[context] >>= 1;
            biases[context] >>= 1;
            counts[context] >>= 1;
        }
        int count = ++counts[context];
        if (biases[context] <= -count) {
            biases[context] = Math.max(biases[context] + count, 1 - count);
            corrections[context] = Math.max(corrections[context] - 1, -MAX_CORRECTION - 1);
        } else if (biases[context] > 0) {
            biases[context] = Math.min(biases[context] - count, 0);
            corrections[context] = Math.min(corrections[context] + 1, MAX_CORRECTION);
        }
    }

    /** Reads a run of the sample to the left, and the sample that ends it; returns the column behind them. */
    private int run(int start) throws UnreadableDicomException {
        int end = start;
        while (end <= columns && bits.take(1) == 1) {
            int full = 1 << RUN_BITS[runIndex];
            int count = Math.min(full, columns + 1 - end);
            end += count;
            if (count == full) {
                runIndex = Math.min(runIndex + 1, RUN_BITS.length - 1);
            }
        }
        boolean interrupted = end <= columns;
        if (interrupted) {
            end += bits.take(RUN_BITS[runIndex]);
        }
        if (end > columns + (interrupted ? 0 : 1)) {
            throw Segments.corrupt("Compressed pixels have a run to column %d of %d".formatted(end, columns));
        }
        Arrays.fill(row, start, end, row[start - 1]);
        if (!interrupted) {
            return end;
        }
        row[end] = interruption(row[end - 1], above[end]);
        runIndex = Math.max(runIndex - 1, 0);
        return end + 1;
    }

    private int interruption(int left, int top) throws UnreadableDicomException {
        boolean alike = Math.abs(left - top) <= parameters.near();
        int type = alike ? 1 : 0;
        int context = REGULAR_CONTEXTS + type;
        int golomb = golomb(counts[context], sizes[context] + (alike ? counts[context] >> 1 : 0));
        int mapped = code(golomb, limit - RUN_BITS[runIndex] - 1);
        int difference = runDifference(mapped + type, golomb, context);
        updateRun(context, difference, mapped, type);
        return alike ? restored(left, difference) : restored(top, top > left ? difference : -difference);
    }

    private int runDifference(int mapped, int golomb, int context) {
        int odd = mapped & 1;
        int size = (mapped + odd) >> 1;
        boolean mostlyNegative = golomb != 0 || 2 * biases[context] >= counts[context];
        return mostlyNegative == (odd == 1) ? -size : size;
    }

    private void updateRun(int context, int difference, int mapped, int type) {
        if (difference < 0) {
            biases[context]++;
        }
        sizes[context] += (mapped + 1 - type) >> 1;
        if (counts[context] == parameters.reset()) {
            sizes[context] >>= 1;
            biases[context] >>= 1;
            counts[context] >>= 1;
        }
        counts[context]++;
    }

    /** How many bits a difference of the context's usual size takes. */
    private static int golomb(int count, int size) {
        int golomb = 0;
        while (golomb < MAX_GOLOMB && count << golomb < size) {
            golomb++;
        }
        return golomb;
    }

    /** Reads a Golomb code of limited length (section A.5.3). */
    private int code(int golomb, int longest) throws UnreadableDicomException {
        int escape = longest - rangeBits - 1;
        int zeros = 0;
        while (bits.take(1) == 0) {
            zeros++;
            if (zeros > escape) {
                throw Segments.corrupt("Compressed pixels have a code of more than %d zeros".formatted(escape));
            }
        }
        int mapped = zeros < escape ? (zeros << golomb) + bits.take(golomb) : bits.take(rangeBits) + 1;
        if (mapped > MAX_MAPPED) {
            throw Segments.corrupt("Compressed pixels differ by %d from what is likely".formatted(mapped));
        }
        return mapped;
    }

    /** The sample that lies a quantized difference from its prediction, around the end of the range if need be. */
    private int restored(int predicted, int difference) {
        int step = parameters.step();
        int value = predicted + difference * step;
        if (value < -parameters.near()) {
            value += parameters.range() * step;
        } else if (value > parameters.maxValue() + parameters.near()) {
            value -= parameters.range() * step;
        }
        return clamped(value);
    }

    private int clamped(int value) {
        return Math.max(0, Math.min(value, parameters.maxValue()));
    }
}
