/**
 * The networks that are trained: generator, lesion detector, discriminator, and the frozen network whose features the
 * perceptual loss compares.
 *
 * <p>Conventions: images are {@code (N, C, H, W)} of 32-bit floats, z-scored; what goes in and what comes out belongs
 * to the caller's scope ({@link org.lfsr.trainer.torch.NativeScope}), the parameters belong to the network. A network
 * is used by one thread at a time and closed by whoever made it. Initial parameters follow from
 * {@link org.lfsr.trainer.torch.Torch#seed}.
 */
@NullMarked
package org.lfsr.trainer.network;

import org.jspecify.annotations.NullMarked;
