package org.lfsr.trainer.benchmark;

/** How the numbers of an image with several channels lie in memory. */
enum Layout {
    /** Channel after channel. */
    CONTIGUOUS,
    /** Pixel after pixel, a pixel's channels side by side. */
    CHANNELS_LAST
}
