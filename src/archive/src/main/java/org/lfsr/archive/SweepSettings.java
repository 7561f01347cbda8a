package org.lfsr.archive;

import java.util.Optional;

/**
 * What to sweep, and how fast.
 *
 * @param archive the scans
 * @param output where results lie
 * @param models what scans shall be done with
 * @param sequence the scans' sequence by the name that model cards use; empty for what the service is set up for
 * @param rate how many requests are published in some time, at most
 * @param hours when they are published; empty for any time
 */
public record SweepSettings(
        Archive archive,
        Output output,
        ModelPair models,
        Optional<String> sequence,
        Rate rate,
        Optional<OffPeak> hours) {}
