package org.lfsr.trainer.loss;

import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;

/**
 * What a generator's loss is calculated from.
 *
 * @param generated what it made, attached to its graph, {@code (N, 1, H, W)}
 * @param real what was wanted, of the same shape
 * @param discriminator scores images, logits {@code (N, 1)}; only asked by terms that need it
 */
public record GeneratorBatch(Tensor generated, Tensor real, UnaryOperator<Tensor> discriminator) {}
