package org.lfsr.pipeline.manifest;

/**
 * Why and by what a result was replaced.
 *
 * @param reason the check that failed
 * @param sentence in words, with the value found and the limit
 * @param method what the volume was made with instead: {@code BILINEAR} or {@code BICUBIC}
 */
public record Replacement(Reason reason, String sentence, String method) {

    /** The checks, by the names that completion events use. */
    public enum Reason {
        /** Degraded again, the result is not the input. */
        NOT_FAITHFUL,
        /** The detector finds less on the result than on the input. */
        LESION_LOST,
        /** The detector finds more on the result than on the input. */
        LESION_INVENTED,
        /** Neighbouring slices differ more than the input's do. */
        INCOHERENT_SLICES,
        /** More noise than the input has. */
        NOISE_AMPLIFIED,
        /** Intensities beyond the input's. */
        OUT_OF_RANGE,
        /** NaN or infinite pixels. */
        NOT_FINITE
    }
}
