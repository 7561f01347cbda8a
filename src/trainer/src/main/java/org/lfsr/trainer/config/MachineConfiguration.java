package org.lfsr.trainer.config;

import org.lfsr.trainer.torch.Hardware;
import org.lfsr.trainer.torch.Precision;
import org.lfsr.trainer.torch.Processor;
import org.lfsr.trainer.torch.ProcessorChoice;

/**
 * What a run may use of the machine.
 *
 * @param device where tensors live
 * @param precision in which numbers the forward and backward pass compute; weights stay 32-bit floats
 * @param threads threads inside a tensor operation; 0 for as many as there are processors
 */
public record MachineConfiguration(ProcessorChoice device, PrecisionChoice precision, int threads) {

    /** In which numbers the forward and backward pass compute. */
    public enum PrecisionChoice {
        /** 32-bit floats. */
        FP32,
        /** 32-bit floats, which an NVIDIA device may multiply with 10 bits of mantissa; elsewhere as FP32. */
        TF32,
        /** Brain floats of 16 bits where it is safe, by autocast. */
        BF16,
        /** Half floats of 16 bits where it is safe, by autocast, with gradient scaling. */
        FP16,
        /** BF16 where the processor or GPU computes with it, else FP32. */
        AUTO;

        /** The precision that is meant on this machine. */
        public Precision resolve(Processor processor) {
            if (this == AUTO) {
                boolean brain =
                        processor == Processor.CUDA || Hardware.current().nativeBfloat16();
                return brain ? Precision.BF16 : Precision.FP32;
            }
            return Precision.valueOf(name());
        }
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there is a negative number of threads
     */
    public MachineConfiguration {
        Checks.atLeast(0, "machine.threads", threads);
    }
}
