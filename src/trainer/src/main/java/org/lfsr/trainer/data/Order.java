package org.lfsr.trainer.data;

import java.util.SplittableRandom;

/**
 * The order in which samples are drawn: every one once an epoch, each epoch shuffled anew. Which sample a place holds
 * follows from the seed and the place alone. Not for several threads at once.
 */
final class Order {

    /** The multiplier of Steele, Lea and Flood's SplitMix64: it sets the seeds of neighbouring places far apart. */
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final int samples;
    private final long seed;
    private final int[] shuffled;
    private long epoch = -1;

    Order(int samples, long seed) {
        this.samples = samples;
        this.seed = seed;
        this.shuffled = new int[samples];
    }

    /** Which sample stands at a place, counted from 0 over all epochs. */
    int at(long place) {
        long wanted = place / samples;
        if (wanted != epoch) {
            shuffle(wanted);
        }
        return shuffled[(int) (place % samples)];
    }

    /** A random generator that is a place's own. */
    static SplittableRandom random(long seed, long place) {
        return new SplittableRandom((seed * GOLDEN_GAMMA + place) * GOLDEN_GAMMA);
    }

    private void shuffle(long newEpoch) {
        SplittableRandom random = random(~seed, newEpoch);
        for (int i = 0; i < samples; i++) {
            int j = random.nextInt(i + 1);
            shuffled[i] = shuffled[j];
            shuffled[j] = i;
        }
        epoch = newEpoch;
    }
}
