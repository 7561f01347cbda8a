package org.lfsr.service.kafka;

import org.lfsr.messaging.Intake;

/**
 * The intakes of both channels, each with a consumer group of its own.
 *
 * @param scans new scans
 * @param archive scans to be done again
 */
public record Intakes(Intake scans, Intake archive) {

    /** The channel of new scans. */
    public static final String SCANS = "scans";

    /** The channel of scans to be done again. */
    public static final String ARCHIVE = "archive";
}
