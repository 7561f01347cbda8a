package org.lfsr.pipeline.manifest;

/**
 * How long a stage took.
 *
 * @param stage fetch, decode, detect, enhance, check or store
 * @param micros in microseconds
 */
public record StageTiming(String stage, long micros) {}
