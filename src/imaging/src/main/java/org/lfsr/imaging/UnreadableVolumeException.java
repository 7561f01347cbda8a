package org.lfsr.imaging;

/**
 * Bytes that are not a volume this product can work on, and never will be: reading them again gives the same. Not an
 * {@link java.io.IOException}, which says that the bytes could not be had and that another try may help.
 */
public final class UnreadableVolumeException extends Exception {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    /**
     * Creates one.
     *
     * @param message the value found and the value wanted; holds nothing of the patient
     */
    public UnreadableVolumeException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /**
     * Creates one that another failure led to.
     *
     * @param message the value found and the value wanted; holds nothing of the patient
     */
    public UnreadableVolumeException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What is wrong, for programs. */
    public Reason reason() {
        return reason;
    }

    /** What can be wrong with a volume's bytes. */
    public enum Reason {
        /** They are something else altogether. */
        NOT_A_VOLUME,
        /** They are a volume, in a form that is not read: a header without its image, say. */
        UNSUPPORTED_FORMAT,
        /** The voxels are not real numbers of a known type. */
        UNSUPPORTED_DATATYPE,
        /** They end too early. */
        TRUNCATED,
        /** They do not decompress to what was compressed. */
        CORRUPT_COMPRESSION,
        /** The header contradicts its format. */
        BAD_HEADER,
        /** There are not three axes, or one is empty. */
        BAD_DIMENSIONS,
        /** There are more voxels, or more bytes around them, than is allowed. */
        TOO_LARGE,
        /** The voxels have no place in the patient. */
        BAD_GEOMETRY,
        /** A voxel is not a number, or infinite. */
        NOT_FINITE,
        /** All voxels are the same. */
        NO_VARIANCE
    }
}
