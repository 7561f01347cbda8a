/**
 * What the networks are trained to make small.
 *
 * <p>Conventions: images are {@code (N, 1, H, W)}, discriminator scores raw logits {@code (N, 1)}, occupancy maps
 * shares from 0 to 1 of {@code (N, 1, rows, columns)}; every loss is a scalar, averaged over all samples so that it
 * does not depend on the batch size, and lives in the caller's scope. Where a loss compares two tensors they must be of
 * one shape: it throws an {@link java.lang.IllegalArgumentException} rather than stretch one.
 */
@NullMarked
package org.lfsr.trainer.loss;

import org.jspecify.annotations.NullMarked;
