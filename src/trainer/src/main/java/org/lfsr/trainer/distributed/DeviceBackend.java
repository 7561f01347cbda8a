package org.lfsr.trainer.distributed;

/** By what gradients of NVIDIA devices travel. */
public enum DeviceBackend {
    /** From device to device. */
    NCCL,
    /** By way of the machines' own memory. */
    GLOO;

    static final String VARIABLE = "LFSR_DEVICE_BACKEND";

    static final String WITHOUT_NCCL = VARIABLE + "=gloo does without";
}
