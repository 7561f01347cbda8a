package org.lfsr.trainer.torch;

import java.util.function.Supplier;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Lets a part of a step run in reduced precision: libtorch then casts the operands of convolutions and products, and
 * keeps what needs range (losses, sums) in 32 bits. Only the forward part belongs inside; the backward part follows it.
 *
 * <p>Holds for the calling thread. May be nested; each ends by bringing back what was before.
 *
 * @param precision how wide the numbers are
 * @param processor what the tensors inside are on
 */
public record Autocast(Precision precision, Processor processor) {

    /** Runs a part in this precision. */
    public <T> T call(Supplier<T> part) {
        return call(processor.type(), precision.type() != ScalarType.Float, precision.type(), part);
    }

    /** Runs a part in full precision, whatever surrounds it; its operands must be 32-bit already. */
    public static <T> T suspended(Processor processor, Supplier<T> part) {
        return call(processor.type(), false, ScalarType.Float, part);
    }

    private static <T> T call(DeviceType device, boolean enabled, ScalarType type, Supplier<T> part) {
        Torch.load();
        boolean enabledBefore = torch.is_autocast_enabled(device);
        ScalarType typeBefore = torch.get_autocast_dtype(device);
        torch.set_autocast_enabled(device, enabled);
        if (enabled) {
            torch.set_autocast_dtype(device, type);
        }
        try {
            return part.get();
        } finally {
            torch.set_autocast_enabled(device, enabledBefore);
            torch.set_autocast_dtype(device, typeBefore);
            if (enabled) {
                torch.clear_cache(); // The cache holds casts of parameters, which the update makes stale.
            }
        }
    }
}
