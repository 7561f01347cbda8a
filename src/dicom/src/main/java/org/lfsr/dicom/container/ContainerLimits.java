package org.lfsr.dicom.container;

/**
 * How much a container may hold, on top of what a series may. Bounds time: no more is decompressed.
 *
 * @param maxEntries the most entries, folders included; at least 1
 * @param maxBytes the most bytes of all entries, decompressed; at least 1
 * @param maxRatio how many times as large as the container its content may be, beside a first MiB; at least 1
 */
public record ContainerLimits(int maxEntries, long maxBytes, int maxRatio) {

    private static final int USUAL_ENTRIES = 20_000;
    private static final long USUAL_BYTES = 4L << 30;
    private static final int USUAL_RATIO = 200;

    /** Up to 20000 entries and 4 GiB, 200 times as large as the container: more than any series has. */
    public static final ContainerLimits USUAL = new ContainerLimits(USUAL_ENTRIES, USUAL_BYTES, USUAL_RATIO);

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if one allows nothing
     */
    public ContainerLimits {
        if (maxEntries < 1 || maxBytes < 1 || maxRatio < 1) {
            throw new IllegalArgumentException("Limits of %d entries, %d bytes and ratio %d allow no container"
                    .formatted(maxEntries, maxBytes, maxRatio));
        }
    }
}
