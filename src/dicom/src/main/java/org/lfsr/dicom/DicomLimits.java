package org.lfsr.dicom;

/**
 * How much one instance may hold. Bounds memory: about {@code maxBytes} and some 200 bytes for each attribute.
 *
 * @param maxBytes the most bytes of a file, also after inflating; at least 1
 * @param maxAttributes the most values, items and fragments in it, sequences' included; at least 1
 */
public record DicomLimits(int maxBytes, int maxAttributes) {

    private static final int USUAL_BYTES = 1 << 30;
    private static final int USUAL_ATTRIBUTES = 1_000_000;

    /** Up to 1 GiB and a million attributes: more than any enhanced series has. */
    public static final DicomLimits USUAL = new DicomLimits(USUAL_BYTES, USUAL_ATTRIBUTES);

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if one allows nothing
     */
    public DicomLimits {
        if (maxBytes < 1 || maxAttributes < 1) {
            throw new IllegalArgumentException(
                    "Limits of %d bytes and %d attributes allow no instance; at least 1 is needed"
                            .formatted(maxBytes, maxAttributes));
        }
    }
}
