package org.lfsr.trainer.distributed;

import static org.bytedeco.cuda.global.nccl.ncclAllReduce;
import static org.bytedeco.cuda.global.nccl.ncclBroadcast;
import static org.bytedeco.cuda.global.nccl.ncclCommAbort;
import static org.bytedeco.cuda.global.nccl.ncclCommGetAsyncError;
import static org.bytedeco.cuda.global.nccl.ncclCommInitRank;
import static org.bytedeco.cuda.global.nccl.ncclFloat32;
import static org.bytedeco.cuda.global.nccl.ncclGetErrorString;
import static org.bytedeco.cuda.global.nccl.ncclGetUniqueId;
import static org.bytedeco.cuda.global.nccl.ncclSuccess;
import static org.bytedeco.cuda.global.nccl.ncclSum;

import java.time.Duration;
import java.util.HexFormat;
import org.bytedeco.cuda.nccl.ncclComm;
import org.bytedeco.cuda.nccl.ncclUniqueId;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.cuda.CUDAStream;
import org.bytedeco.pytorch.global.torch_cuda;
import org.lfsr.trainer.data.Share;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Processor;

/**
 * Exchanges tensors from NVIDIA device to NVIDIA device, through NCCL itself: the Java binding's constructor of
 * libtorch's NCCL group takes the whole process down. Each process has a device of its own.
 *
 * <p>NCCL does not notice a process on the same machine that dies. So all are called together first, by a way that
 * does; what then stays in a device's queue for longer than a minute has failed. How long devices wait for each other
 * as they join is NCCL's alone.
 *
 * @see <a href="https://docs.nvidia.com/deeplearning/nccl/user-guide/docs/usage/communicators.html">Creating a
 *     communicator</a>
 */
final class DeviceExchange implements Exchange {

    private static final int FIRST = 0;
    private static final String MEETING = "nccl";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ncclComm communicator;
    private final Runnable rollCall;
    private boolean open = true;

    private DeviceExchange(ncclComm communicator, Runnable rollCall) {
        this.communicator = communicator;
        this.rollCall = rollCall;
    }

    /**
     * Connects the calling thread's device to the other processes'.
     *
     * @param rollCall returns once all processes have called it, throws if one is gone
     * @throws LinkageError if NCCL or its binding is not there
     * @throws RuntimeException if the devices cannot reach each other
     */
    static DeviceExchange join(Launch launch, Rendezvous rendezvous, Runnable rollCall) {
        return NativeScope.call(() -> {
            Share share = launch.share();
            ncclUniqueId meeting = share.rank() == FIRST ? invite(rendezvous) : invited(rendezvous);
            rollCall.run();
            ncclComm communicator = new ncclComm();
            check(ncclCommInitRank(communicator, share.processes(), meeting, share.rank()));
            return new DeviceExchange(communicator, rollCall);
        });
    }

    private static ncclUniqueId invite(Rendezvous rendezvous) {
        ncclUniqueId meeting = new ncclUniqueId();
        check(ncclGetUniqueId(meeting));
        byte[] word = new byte[meeting.sizeof()];
        meeting.internal().get(word);
        rendezvous.say(MEETING, HexFormat.of().formatHex(word));
        return meeting;
    }

    private static ncclUniqueId invited(Rendezvous rendezvous) {
        ncclUniqueId meeting = new ncclUniqueId();
        meeting.internal().put(HexFormat.of().parseHex(rendezvous.hear(MEETING)));
        return meeting;
    }

    @Override
    public Tensor place(Tensor tensor) {
        return Processor.CUDA.place(tensor);
    }

    @Override
    public void sum(Tensor numbers) {
        exchange(stream -> ncclAllReduce(
                numbers.data_ptr(),
                numbers.data_ptr(),
                numbers.numel(),
                ncclFloat32,
                ncclSum,
                communicator,
                stream.stream()));
    }

    @Override
    public void copyFromFirst(Tensor numbers) {
        exchange(stream -> ncclBroadcast(
                numbers.data_ptr(),
                numbers.data_ptr(),
                numbers.numel(),
                ncclFloat32,
                FIRST,
                communicator,
                stream.stream()));
    }

    /** What is put into a device's queue, and NCCL's answer to it. */
    private interface Enqueuing {
        int on(CUDAStream stream);
    }

    private void exchange(Enqueuing enqueuing) {
        if (!open) {
            throw new IllegalStateException("The exchange has failed before, or is closed");
        }
        rollCall.run();
        try {
            CUDAStream stream = torch_cuda.getCurrentCUDAStream();
            check(enqueuing.on(stream));
            finish(stream);
        } catch (RuntimeException e) {
            close(); // Else whoever waits for the device next would wait for this exchange.
            throw e;
        }
    }

    private void finish(CUDAStream stream) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int[] error = {ncclSuccess};
        while (!stream.query()) {
            check(ncclCommGetAsyncError(communicator, error));
            check(error[0]);
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException(
                        "An exchange by NCCL took more than %d s".formatted(PATIENCE.toSeconds()));
            }
            Thread.onSpinWait();
        }
    }

    private static void check(int result) {
        if (result != ncclSuccess) {
            throw new IllegalStateException(
                    "NCCL says: %s".formatted(ncclGetErrorString(result).getString()));
        }
    }

    /** Leaves without waiting for the others. */
    @Override
    public void close() {
        if (open) {
            open = false;
            ncclCommAbort(communicator);
        }
    }
}
