package org.lfsr.pipeline;

/** What becomes of a scan that the models were not made for. */
public enum OutsideCompetence {
    /** It is refused. */
    REJECT,
    /** It is enhanced, and its results carry a warning for each objection. */
    WARN
}
