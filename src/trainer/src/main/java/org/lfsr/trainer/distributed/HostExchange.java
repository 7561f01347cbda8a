package org.lfsr.trainer.distributed;

import org.bytedeco.pytorch.Backend;
import org.bytedeco.pytorch.ProcessGroupGloo;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.gloo.Device;
import org.lfsr.trainer.data.Share;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Processor;

/**
 * Exchanges tensors in the machines' own memory, through libtorch's Gloo. A process that dies closes its connections,
 * which the others notice in the exchange that they wait in.
 *
 * @param gloo libtorch's group; closed with this
 */
record HostExchange(Backend gloo) implements Exchange {

    /**
     * Connects to the other processes.
     *
     * @throws RuntimeException if they cannot reach each other
     */
    static HostExchange join(Launch launch, Rendezvous rendezvous) {
        return NativeScope.call(() -> {
            ProcessGroupGloo.Options options =
                    ProcessGroupGloo.Options.create(Rendezvous.milliseconds(launch.patience()));
            Device device = launch.networkInterface()
                    .map(ProcessGroupGloo::createDeviceForInterface)
                    .orElseGet(ProcessGroupGloo::createDefaultDevice);
            options.devices().push_back(device);
            Share share = launch.share();
            return new HostExchange(NativeScope.keep(
                    new ProcessGroupGloo(rendezvous.words(), share.rank(), share.processes(), options)));
        });
    }

    @Override
    public Tensor place(Tensor tensor) {
        return Processor.CPU.place(tensor);
    }

    @Override
    public void sum(Tensor numbers) {
        gloo.allreduce(new TensorVector(numbers))._wait();
    }

    @Override
    public void copyFromFirst(Tensor numbers) {
        gloo.broadcast(new TensorVector(numbers))._wait();
    }

    @Override
    public void close() {
        NativeScope.release(gloo);
    }
}
