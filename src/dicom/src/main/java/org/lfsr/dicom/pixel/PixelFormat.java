package org.lfsr.dicom.pixel;

import java.util.Locale;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.Shown;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.UnreadableDicomException.Reason;

/**
 * What an instance's pixels are (PS3.3, section C.7.6.3): grey, one sample of up to 16 bits each, bright where large.
 *
 * @param columns pixels in a row, at least 1
 * @param rows rows, at least 1
 * @param bitsAllocated bits of a stored sample, 8 or 16
 * @param bitsStored how many of them are its value
 * @param highBit the highest of those, from 0
 * @param isSigned whether values may be negative
 */
public record PixelFormat(int columns, int rows, int bitsAllocated, int bitsStored, int highBit, boolean isSigned) {

    private static final String GREY = "MONOCHROME2";

    /**
     * Reads an instance's.
     *
     * @throws UnreadableDicomException if they are coloured, inverted, of other than 8 or 16 bits, or if an attribute
     *     is missing or makes no sense
     */
    public static PixelFormat of(DataSet dataSet) throws UnreadableDicomException {
        checkGrey(dataSet);
        int bitsAllocated = dataSet.requireInteger(Tags.BITS_ALLOCATED);
        if (bitsAllocated != Byte.SIZE && bitsAllocated != Short.SIZE) {
            throw unsupported("%s is %d, not 8 or 16".formatted(Tags.BITS_ALLOCATED, bitsAllocated));
        }
        int bitsStored = dataSet.integer(Tags.BITS_STORED).orElse(bitsAllocated);
        int highBit = dataSet.integer(Tags.HIGH_BIT).orElse(bitsStored - 1);
        if (bitsStored < 1 || highBit < bitsStored - 1 || highBit >= bitsAllocated) {
            throw bad("%d bits up to bit %d do not fit into %d".formatted(bitsStored, highBit, bitsAllocated));
        }
        return new PixelFormat(
                side(dataSet.requireInteger(Tags.COLUMNS)),
                side(dataSet.requireInteger(Tags.ROWS)),
                bitsAllocated,
                bitsStored,
                highBit,
                isSigned(dataSet));
    }

    private static void checkGrey(DataSet dataSet) throws UnreadableDicomException {
        int samples = dataSet.integer(Tags.SAMPLES_PER_PIXEL).orElse(1);
        String interpretation = dataSet.requireText(Tags.PHOTOMETRIC_INTERPRETATION);
        if (samples != 1) {
            throw unsupported("%s is %d, not 1: the image is coloured".formatted(Tags.SAMPLES_PER_PIXEL, samples));
        }
        if (!interpretation.equals(GREY)) {
            throw unsupported(
                    "%s is %s, not '%s'".formatted(Tags.PHOTOMETRIC_INTERPRETATION, Shown.code(interpretation), GREY));
        }
    }

    private static int side(int pixels) throws UnreadableDicomException {
        if (pixels < 1) {
            throw bad("An image of %d pixels a side is empty".formatted(pixels));
        }
        return pixels;
    }

    private static boolean isSigned(DataSet dataSet) throws UnreadableDicomException {
        int representation = dataSet.integer(Tags.PIXEL_REPRESENTATION).orElse(0);
        if (representation != 0 && representation != 1) {
            throw bad("%s is %d, not 0 or 1".formatted(Tags.PIXEL_REPRESENTATION, representation));
        }
        return representation == 1;
    }

    /** The number of pixels in a frame. */
    public long length() {
        return (long) columns * rows;
    }

    /** How many bytes a sample takes where it is not compressed. */
    int bytes() {
        return bitsAllocated / Byte.SIZE;
    }

    /** Turns a sample's bits into its value. */
    public int value(int sample) {
        int atTop = sample << (Integer.SIZE - 1 - highBit);
        return isSigned ? atTop >> (Integer.SIZE - bitsStored) : atTop >>> (Integer.SIZE - bitsStored);
    }

    /** Codecs that know values rather than words leave no room for bits beside them. */
    void checkAligned() throws UnreadableDicomException {
        if (highBit != bitsStored - 1) {
            throw unsupported("%s is %d in compressed pixels of %d bits, not %d"
                    .formatted(Tags.HIGH_BIT, highBit, bitsStored, bitsStored - 1));
        }
    }

    /** Compares what a codec's own header says. */
    void checkSize(int otherColumns, int otherRows, int bits) throws UnreadableDicomException {
        if (otherColumns != columns || otherRows != rows || bits < 2 || bits > bitsAllocated) {
            throw new UnreadableDicomException(
                    Reason.CORRUPT_PIXELS,
                    "Compressed pixels are %d x %d of %d bits, not %s".formatted(otherColumns, otherRows, bits, this));
        }
    }

    private static UnreadableDicomException unsupported(String message) {
        return new UnreadableDicomException(Reason.UNSUPPORTED_PIXELS, message);
    }

    private static UnreadableDicomException bad(String message) {
        return new UnreadableDicomException(Reason.BAD_ATTRIBUTE, message);
    }

    /** The size, as {@code 512 x 460 of 16 bits}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d x %d of %d bits", columns, rows, bitsAllocated);
    }
}
