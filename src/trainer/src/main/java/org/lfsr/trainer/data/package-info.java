/**
 * The trainer's data: scans paired with masks, decoded once into a cache, and the samples that each step draws from
 * them. What a step draws follows from the seed and the step alone, so that a resumed run goes on with the same
 * samples.
 */
@NullMarked
package org.lfsr.trainer.data;

import org.jspecify.annotations.NullMarked;
