package org.lfsr.trainer.network;

/** What a generator's output is added to. */
public enum Skip {
    /** Nothing: the network makes the whole image, as in the paper. */
    NONE,
    /** The bicubically enlarged input: the network makes what is missing from it. */
    BICUBIC
}
