package org.lfsr.trainer.torch;

import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What a network runs on. */
public enum Processor {
    /** The machine's own processors. */
    CPU,
    /** The NVIDIA device that {@link Torch#cudaDevice} chose, else the first; needs libtorch's build for it. */
    CUDA;

    private static final boolean NON_BLOCKING = true;

    /** Where a tensor is. */
    public static Processor of(Tensor tensor) {
        return tensor.is_cuda() ? CUDA : CPU;
    }

    /**
     * Copies a tensor to this processor as 32-bit floats; gives back the tensor itself if it is so already. The copy to
     * an NVIDIA device goes through page-locked memory and on while this method returns; what is calculated there waits
     * for it.
     */
    public Tensor place(Tensor tensor) {
        if (this == CPU || tensor.is_cuda()) {
            return tensor.to(device(), ScalarType.Float);
        }
        Tensor locked = tensor.to(ScalarType.Float).pin_memory();
        return locked.to(device(), ScalarType.Float, NON_BLOCKING, false, new MemoryFormatOptional());
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
