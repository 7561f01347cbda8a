package org.lfsr.trainer.data;

import java.util.SplittableRandom;

/**
 * The order in which samples are drawn: every one once an epoch, each epoch shuffled anew. Which sample a place holds
 * follows from the seed and the place alone, for whichever thread asks.
 */
final class Order {

    /** The multiplier of Steele, Lea and Flood's SplitMix64: it sets the seeds of neighbouring places far apart. */
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final int samples;
    private final long seed;
    private volatile Epoch latest;

    Order(int samples, long seed) {
        this.samples = samples;
        this.seed = seed;
        this.latest = shuffled(0);
    }

    /** Which sample stands at a place, counted from 0 over all epochs. */
    int at(long place) {
        Epoch epoch = latest;
        if (place / samples != epoch.number()) {
            epoch = shuffled(place / samples);
            latest = epoch;
        }
        return epoch.sample(place % samples);
    }

    /** A random generator that is a place's own. */
    static SplittableRandom random(long seed, long place) {
        return new SplittableRandom((seed * GOLDEN_GAMMA + place) * GOLDEN_GAMMA);
    }

    private Epoch shuffled(long number) {
        int[] order = new int[samples];
        SplittableRandom random = random(~seed, number);
        for (int i = 0; i < samples; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return new Epoch(number, order);
    }

    /** The samples of one epoch, shuffled. */
    private static final class Epoch {

        private final long number;
        private final int[] order;

        Epoch(long number, int[] order) {
            this.number = number;
            this.order = order;
        }

        long number() {
            return number;
        }

        int sample(long place) {
            return order[(int) place];
        }
    }
}
