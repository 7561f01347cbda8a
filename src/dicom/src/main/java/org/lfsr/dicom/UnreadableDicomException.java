package org.lfsr.dicom;

/**
 * DICOM that this product cannot work on, and never will: reading it again gives the same. Not an
 * {@link java.io.IOException}, which says that the bytes could not be had and that another try may help.
 */
public final class UnreadableDicomException extends Exception {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    /**
     * Creates one.
     *
     * @param message the value found and the value wanted; holds nothing of the patient
     */
    public UnreadableDicomException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /**
     * Creates one that another failure led to.
     *
     * @param message the value found and the value wanted; holds nothing of the patient
     */
    public UnreadableDicomException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What is wrong, for programs. */
    public Reason reason() {
        return reason;
    }

    /** What can be wrong with DICOM. */
    public enum Reason {
        /** The bytes are something else altogether. */
        NOT_DICOM,
        /** They end too early. */
        TRUNCATED,
        /** They contradict the format. */
        CORRUPT,
        /** There is more than is allowed: bytes, attributes, voxels, instances. */
        TOO_LARGE,
        /** They are encoded in a way that is not read. */
        UNSUPPORTED_TRANSFER_SYNTAX,
        /** Their text is in a character set that is not known. */
        UNSUPPORTED_CHARACTER_SET,
        /** An attribute that is needed is missing or empty. */
        MISSING_ATTRIBUTE,
        /** An attribute's value is not what it has to be. */
        BAD_ATTRIBUTE,
        /** The pixels are of a kind that is not read: colour, or more than 16 bits. */
        UNSUPPORTED_PIXELS,
        /** The compressed pixels do not decompress. */
        CORRUPT_PIXELS,
        /** The zip or tar file is damaged, or is neither. */
        BAD_ARCHIVE,
        /** There is no image among the instances. */
        NO_IMAGES,
        /** There are images that are not of magnetic resonance. */
        NOT_MR,
        /** There are images that plan others. */
        LOCALIZER,
        /** There are images of several series. */
        MIXED_SERIES,
        /** The images lie in several orientations. */
        MIXED_ORIENTATIONS,
        /** The images differ in size or spacing. */
        MIXED_SIZES,
        /** There are several images of each place: echoes, times, kinds. */
        SEVERAL_VOLUMES,
        /** The images have no place in the patient that makes sense. */
        BAD_GEOMETRY,
        /** Some images lie at the same place. */
        DUPLICATE_SLICES,
        /** There is a gap between the images. */
        MISSING_SLICES,
        /** The images lie at uneven distances. */
        UNEVEN_SLICES,
        /** A voxel is not a number, or infinite. */
        NOT_FINITE,
        /** All voxels are the same. */
        NO_VARIANCE
    }
}
