package org.lfsr.trainer.distributed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.lfsr.trainer.data.Share;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.run.Peers;
import org.lfsr.trainer.run.StepException;
import org.lfsr.trainer.run.TrainingException;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Processor;
import org.lfsr.trainer.torch.Torch;

/**
 * Processes that train together through libtorch. Gradients travel as one flat tensor a network and step: those of
 * NVIDIA devices over NCCL, unless {@link Launch#deviceBackend} says otherwise, all else over Gloo.
 *
 * <p>Belongs to the thread that trains; whoever joined closes it, after the networks.
 */
public final class ProcessGroup implements Peers, AutoCloseable {

    private final Launch launch;
    private final Rendezvous rendezvous;
    private final HostExchange host;
    private Exchange exchange;
    private int agreements;

    private ProcessGroup(Launch launch, Rendezvous rendezvous, HostExchange host) {
        this.launch = launch;
        this.rendezvous = rendezvous;
        this.host = host;
        this.exchange = host;
    }

    /**
     * Joins the other processes; waits until all are there.
     *
     * @throws IOException if not all come in time, or they cannot reach each other
     */
    public static ProcessGroup join(Launch launch) throws IOException {
        Torch.load();
        Rendezvous rendezvous = Rendezvous.open(launch);
        try {
            return new ProcessGroup(launch, rendezvous, HostExchange.join(launch, rendezvous));
        } catch (RuntimeException e) {
            rendezvous.close();
            throw new IOException("%s cannot reach the others: %s".formatted(launch, Reason.of(e)), e);
        }
    }

    @Override
    public Share share() {
        return launch.share();
    }

    @Override
    public void prepare(Processor processor) throws TrainingException {
        DeviceBackend backend = processor == Processor.CPU ? DeviceBackend.GLOO : launch.deviceBackend();
        agree("way of gradients", backend.name());
        if (processor == Processor.CPU) {
            return;
        }
        try {
            Torch.cudaDevice(launch.localRank());
        } catch (IllegalArgumentException e) {
            throw new TrainingException(
                    "LOCAL_RANK is %d for %s: %s".formatted(launch.localRank(), launch, e.getMessage()), e);
        }
        if (backend == DeviceBackend.NCCL) {
            joinDevices();
        }
    }

    /** Lets gradients travel from device to device from now on. */
    void joinDevices() throws TrainingException {
        try {
            exchange = DeviceExchange.join(launch, rendezvous, () -> any(() -> false));
        } catch (LinkageError e) {
            throw new TrainingException(
                    "NCCL cannot be loaded for %s: %s. It is looked for as libnccl.so.2; %s"
                            .formatted(launch, e.getMessage(), DeviceBackend.WITHOUT_NCCL),
                    e);
        } catch (StepException e) {
            throw new TrainingException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            throw new TrainingException(
                    "The devices cannot reach each other, says %s: %s; %s"
                            .formatted(launch, Reason.of(e), DeviceBackend.WITHOUT_NCCL),
                    e);
        }
    }

    @Override
    public void agree(String what, String value) throws TrainingException {
        String name = "agreement/%d".formatted(agreements++);
        String wanted;
        try {
            if (first()) {
                rendezvous.say(name, value);
                return;
            }
            wanted = rendezvous.hear(name);
        } catch (RuntimeException e) {
            throw new TrainingException(whoIsGone(e), e);
        }
        if (!wanted.equals(value)) {
            throw new TrainingException("All processes need the same %s: %s has %s, the first has %s"
                    .formatted(what, launch, value, wanted));
        }
    }

    @Override
    public void averageGradients(Network network) {
        together(() -> gradients(network), this::average);
    }

    private static List<Tensor> gradients(Network network) {
        List<Tensor> gradients = new ArrayList<>();
        for (Tensor parameter : network.parameters().get()) {
            Tensor gradient = parameter.grad();
            if (gradient.defined()) {
                gradients.add(gradient);
            }
        }
        return gradients;
    }

    private void average(Tensor flat) {
        exchange.sum(flat);
        flat.div_(new Scalar((double) share().processes()));
    }

    @Override
    public void copyFromFirst(Network network) {
        together(() -> weights(network), exchange::copyFromFirst);
    }

    private static List<Tensor> weights(Network network) {
        List<Tensor> weights = new ArrayList<>(List.of(network.parameters().get()));
        for (Tensor buffer : network.module().buffers().get()) {
            if (buffer.is_floating_point()) {
                weights.add(buffer);
            }
        }
        return weights;
    }

    @Override
    public boolean any(BooleanSupplier here) {
        return NativeScope.evaluate(() -> {
            Tensor votes = torch.zeros(1);
            votes.fill_(new Scalar(here.getAsBoolean() ? 1.0 : 0.0));
            waiting(() -> host.sum(votes));
            return votes.item_float() > 0;
        });
    }

    /** Exchanges tensors as one. */
    private void together(Supplier<List<Tensor>> tensors, Consumer<Tensor> exchanging) {
        NativeScope.evaluate(() -> {
            List<Tensor> parts = tensors.get();
            TensorVector list = new TensorVector(parts.toArray(Tensor[]::new));
            Tensor flat = exchange.place(torch.flatten_dense_tensors(list));
            waiting(() -> exchanging.accept(flat));
            TensorVector exchanged = torch.unflatten_dense_tensors(flat, list);
            for (int i = 0; i < parts.size(); i++) {
                parts.get(i).copy_(exchanged.get(i));
            }
            return parts.size();
        });
    }

    private void waiting(Runnable exchanging) {
        try {
            exchanging.run();
        } catch (StepException e) {
            throw e; // It says already who is gone.
        } catch (RuntimeException e) {
            throw new StepException(whoIsGone(e), e);
        }
    }

    private String whoIsGone(RuntimeException failure) {
        List<Integer> missing = rendezvous.missing();
        if (missing.isEmpty()) {
            return "%s got no answer from the others: %s".formatted(launch, Reason.of(failure));
        }
        String ranks = missing.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "Process %s of %d is gone, says %s: %s"
                .formatted(ranks, share().processes(), launch, Reason.of(failure));
    }

    /** Leaves the group. */
    @Override
    public void close() {
        if (exchange != host) {
            exchange.close();
        }
        host.close();
        rendezvous.close();
    }
}
