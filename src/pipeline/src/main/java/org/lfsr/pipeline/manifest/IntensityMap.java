package org.lfsr.pipeline.manifest;

/**
 * How a slice was normalized: {@code normalized = (intensity - mean) / deviation}.
 *
 * @param mean the whole slice's mean, in the input's units
 * @param deviation the whole slice's standard deviation, in the input's units
 */
public record IntensityMap(double mean, double deviation) {}
