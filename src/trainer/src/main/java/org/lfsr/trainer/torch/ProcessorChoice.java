package org.lfsr.trainer.torch;

/** Which processor a run asks for. */
public enum ProcessorChoice {
    /** An NVIDIA device if there is one, else the machine's own processors. */
    AUTO,
    /** The machine's own processors. */
    CPU,
    /** An NVIDIA device, and nothing else will do. */
    CUDA;

    /**
     * Finds the processor.
     *
     * @throws IllegalStateException if CUDA is asked for and this libtorch sees no such device
     */
    public Processor resolve() {
        int devices = Hardware.current().cudaDevices();
        if (this == CUDA && devices == 0) {
            throw new IllegalStateException("CUDA was asked for, but libtorch sees no CUDA device");
        }
        return this != CPU && devices > 0 ? Processor.CUDA : Processor.CPU;
    }
}
