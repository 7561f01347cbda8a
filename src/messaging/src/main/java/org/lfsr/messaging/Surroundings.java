package org.lfsr.messaging;

import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/**
 * What a conductor takes from outside.
 *
 * @param clock tells the time
 * @param random makes delays differ
 * @param desk runs everything that the conductor does, on one thread; stays the caller's to shut down, after the
 *     conductor is stopped and its consumers are closed
 */
public record Surroundings(Clock clock, RandomGenerator random, ScheduledExecutorService desk) {}
