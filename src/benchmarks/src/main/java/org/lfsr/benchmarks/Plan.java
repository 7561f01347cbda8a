package org.lfsr.benchmarks;

/**
 * How much is measured.
 *
 * @param rounds rounds through the service, each between two passes of bare inference
 * @param warmUp scans that both do before, at most as many as a round has
 * @param scale how many times as fine results are
 * @param threads threads of an operation; 0 for one a core
 */
record Plan(int rounds, int warmUp, int scale, int threads) {}
