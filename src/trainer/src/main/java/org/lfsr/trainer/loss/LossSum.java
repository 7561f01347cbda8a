package org.lfsr.trainer.loss;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * A loss and what it is made of; the tensors live in the caller's scope.
 *
 * @param total the weighted sum, for the backward pass
 * @param parts the terms by name, before weighting
 */
public record LossSum(Tensor total, Map<String, Tensor> parts) {

    /** Keeps the order of the parts. */
    public LossSum {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }
}
