package org.lfsr.trainer.run;

import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Optional;
import org.lfsr.trainer.network.Network;

/** Judges a network on scans that it does not learn from. */
interface Validation {

    /**
     * What a validation found.
     *
     * @param score one figure to choose by, more is better
     * @param figures all figures by name
     * @param picture samples for a person to look at
     */
    record Verdict(double score, Map<String, Double> figures, Optional<BufferedImage> picture) {}

    /** Judges a network; it is in evaluation mode. */
    Verdict judge(Network network);
}
