package org.lfsr.trainer.torch;

import org.bytedeco.pytorch.global.torch.ScalarType;

/** How wide the numbers are that convolutions and products are calculated with. Parameters are always 32-bit. */
public enum Precision {
    /** 32-bit floats throughout. */
    FP32(ScalarType.Float),
    /** 32-bit floats whose products NVIDIA devices may round to 10 bits of mantissa first; elsewhere as FP32. */
    TF32(ScalarType.Float),
    /** 16 bits with the range of 32-bit floats: gradients need no scaling. */
    BF16(ScalarType.BFloat16),
    /** 16 bits with more digits and little range: the loss must be scaled, or small gradients become 0. */
    FP16(ScalarType.Half);

    private final ScalarType type;

    Precision(ScalarType type) {
        this.type = type;
    }

    ScalarType type() {
        return type;
    }
}
