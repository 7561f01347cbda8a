package org.lfsr.service.configuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

/** What a generator's result must keep to, or interpolation is delivered instead. */
@ConfigMapping(prefix = "lfsr.checks")
public interface ChecksConfiguration {

    /**
     * The least likeness of a result's worst slice, degraded again, to its input, in decibels, without a card's floor.
     */
    @WithDefault("25")
    @DecimalMin("-100")
    @DecimalMax("100")
    double fallbackFidelityDb();

    /** The least overlap of the lesion found on the result with the one found on the input, 0 to 1. */
    @WithDefault("0.5")
    @DecimalMin("0")
    @DecimalMax("1")
    double leastLesionOverlap();

    /** How many spots of a lesion may be on one of the two only, without anything half as sure near it on the other. */
    @WithDefault("0")
    @PositiveOrZero
    int mostStraySpots();

    /** How alike neighbouring slices of the result must be, divided by how alike the input's are. */
    @WithDefault("0.8")
    @DecimalMin("-1")
    @DecimalMax("1")
    double leastSliceCoherence();

    /** How many times the input's noise the result's may be. */
    @WithDefault("2")
    @Positive
    double mostNoiseGain();

    /** By how much intensities may leave the input region's range, as a share of it times the scale less 1. */
    @WithDefault("0.75")
    @PositiveOrZero
    double mostRangeExcess();
}
