package org.lfsr.pipeline.manifest;

/** What the checks made of a result. */
public enum Verdict {
    /** The volume is the generator's. */
    ACCEPTED,
    /** A check failed, and the volume is interpolated from the input. */
    REPLACED
}
