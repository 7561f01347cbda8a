package org.lfsr.service.configuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is taken from Kafka, in which order, and what becomes of what fails. */
@ConfigMapping(prefix = "lfsr.intake")
public interface IntakeConfiguration {

    /** The names of the topics. */
    Topics topics();

    /** The names of the consumer groups. */
    Groups groups();

    /** How many records a channel takes in from its first unfinished one on. */
    @WithDefault("1000")
    @Min(1)
    int window();

    /** Every so many starts the scan that has waited longest has its turn, whatever its priority. */
    @WithDefault("8")
    @Min(2)
    int fairEvery();

    /** When failed scans are tried again. */
    Retry retry();

    /** How long a rebalance is held up for results that are ready. */
    @WithDefault("10s")
    Duration revocationWait();

    /** What the id of this process's transactions begins with, as access rules on the broker have it. */
    @WithDefault("lfsr-")
    @NotBlank
    String transactionPrefix();

    /** Which objects that a store announces are scans. */
    Notifications notifications();

    /** The names of the topics. */
    interface Topics {

        /** New scans. */
        @WithDefault("lfsr.scans.new")
        @NotBlank
        String newScans();

        /** Scans of the archive, to be done again. */
        @WithDefault("lfsr.scans.reprocess")
        @NotBlank
        String reprocess();

        /** What a store says of new objects. */
        @WithDefault("lfsr.storage.notifications")
        @NotBlank
        String notifications();

        /** How scans ended. */
        @WithDefault("lfsr.scans.completed")
        @NotBlank
        String completed();

        /** What could not be done. */
        @WithDefault("lfsr.scans.dead")
        @NotBlank
        String dead();
    }

    /** The names of the consumer groups; those who share one share the work. */
    interface Groups {

        /** For new scans and for what a store announces. */
        @WithDefault("lfsr-scans")
        @NotBlank
        String scans();

        /** For scans of the archive. */
        @WithDefault("lfsr-archive")
        @NotBlank
        String archive();
    }

    /** When failed scans are tried again. */
    interface Retry {

        /** How often a scan is tried in all. */
        @WithDefault("5")
        @Min(1)
        int attempts();

        /** How long after the first failure. */
        @WithDefault("5s")
        Duration firstDelay();

        /** What the delay, doubling from failure to failure, does not grow beyond. */
        @WithDefault("5m")
        Duration greatestDelay();

        /** Up to which share of itself a delay is made longer or shorter. */
        @WithDefault("0.2")
        @DecimalMin("0")
        @DecimalMax("1")
        double jitter();
    }

    /** Which objects that a store announces are scans. */
    interface Notifications {

        /** What their keys begin with; without it anything. */
        Optional<String> prefix();

        /** What their keys do not begin with: where results are stored, above all. */
        @WithDefault("enhanced/")
        @NotEmpty
        List<String> excludedPrefixes();

        /** What the keys of DICOM series' instances end with; or none: no object is one. */
        @WithDefault(".dcm")
        @NotEmpty
        List<String> instanceSuffixes();
    }
}
