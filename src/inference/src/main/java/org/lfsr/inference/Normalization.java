package org.lfsr.inference;

/** How pixels become a model's input. */
public enum Normalization {
    /** Each slice by its own mean and deviation, background included: {@link org.lfsr.imaging.ZScore}. */
    SLICE_Z_SCORE
}
