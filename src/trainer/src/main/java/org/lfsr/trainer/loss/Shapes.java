package org.lfsr.trainer.loss;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;

/** Guards against libtorch's habit of stretching one operand to the other's shape. */
final class Shapes {

    private Shapes() {}

    static void requireSame(Tensor made, Tensor wanted) {
        if (!Arrays.equals(made.shape(), wanted.shape())) {
            throw new IllegalArgumentException("Cannot compare %s with the wanted %s"
                    .formatted(Arrays.toString(made.shape()), Arrays.toString(wanted.shape())));
        }
    }
}
