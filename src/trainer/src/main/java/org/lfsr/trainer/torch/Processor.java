package org.lfsr.trainer.torch;

import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What a network runs on. */
public enum Processor {
    /** The machine's own processors. */
    CPU,
    /** The first NVIDIA device; needs libtorch's build for it. */
    CUDA;

    /** Where a tensor is. */
    public static Processor of(Tensor tensor) {
        return tensor.is_cuda() ? CUDA : CPU;
    }

    /** Copies a tensor to this processor as 32-bit floats; gives back the tensor itself if it is so already. */
    public Tensor place(Tensor tensor) {
        return tensor.to(device(), ScalarType.Float);
    }

    /** The device; it lives in the caller's scope. */
    public Device device() {
        Torch.load();
        return new Device(type());
    }

    DeviceType type() {
        return this == CPU ? DeviceType.CPU : DeviceType.CUDA;
    }
}
