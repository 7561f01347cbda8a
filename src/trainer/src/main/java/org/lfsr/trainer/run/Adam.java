package org.lfsr.trainer.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.lfsr.trainer.network.NamedValues;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.network.NetworkState;
import org.lfsr.trainer.network.SafeTensors;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.TensorList;
import org.lfsr.trainer.torch.TensorList.AdamRule;
import org.lfsr.trainer.torch.Tensors;

/**
 * Updates a network's parameters (Kingma and Ba, <a href="https://arxiv.org/abs/1412.6980">Adam</a>, 2015), with the
 * usual decays of 0.9 and 0.999, all parameters in one call. Belongs to the thread that trains; whoever made it closes
 * it, before the network.
 */
public final class Adam implements AutoCloseable {

    private static final double MEAN_DECAY = 0.9;
    private static final double SQUARE_DECAY = 0.999;
    private static final double EPSILON = 1e-8;
    private static final String MEAN = "mean.";
    private static final String SQUARE = "square.";
    private static final String STEPS = "steps";
    private static final boolean RELEASED = true; // Not filled with zeros.

    private final Network network;
    private final Map<String, Tensor> running = new LinkedHashMap<>();
    private final Tensor step;
    private final TensorList parameters;
    private final TensorList means;
    private final TensorList squares;
    private final TensorList steps;

    /** Creates one for a network that is where it is to be trained. */
    public Adam(Network network) {
        this.network = network;
        this.parameters = NativeScope.call(
                () -> TensorList.of(List.of(network.parameters().get())));
        this.means = zeros(MEAN);
        this.squares = zeros(SQUARE);
        this.step = NativeScope.call(() -> {
            Device device = network.parameters().get(0).device();
            return NativeScope.keep(torch.zeros().to(device, torch.ScalarType.Float));
        });
        this.steps = TensorList.of(Collections.nCopies((int) parameters.size(), step));
    }

    private TensorList zeros(String prefix) {
        return NativeScope.evaluate(() -> {
            List<Tensor> zeros = new ArrayList<>();
            StringTensorDict named = network.module().named_parameters();
            for (long i = 0; i < named.size(); i++) {
                Tensor zero = NativeScope.keep(torch.zeros_like(named.get(i).value()));
                running.put(prefix + named.get(i).key().getString(), zero);
                zeros.add(zero);
            }
            return TensorList.of(zeros);
        });
    }

    /** Forgets the gradients of the last step. */
    public void forget() {
        network.module().zero_grad(RELEASED);
    }

    /** Moves the parameters along their gradients. */
    public void update(double rate) {
        NativeScope.evaluate(() -> {
            step.add_(new Scalar(1));
            try (TensorList gradients = gradients()) {
                parameters.adam(
                        gradients, means, squares, steps, new AdamRule(rate, MEAN_DECAY, SQUARE_DECAY, EPSILON));
                return gradients.size();
            }
        });
    }

    /**
     * The gradients of all parameters; whoever asks closes them.
     *
     * @throws IllegalStateException if a parameter has none
     */
    TensorList gradients() {
        return NativeScope.call(() -> {
            List<Tensor> gradients = new ArrayList<>();
            for (Tensor parameter : network.parameters().get()) {
                Tensor gradient = parameter.grad();
                if (!gradient.defined()) {
                    throw new IllegalStateException("Parameter %d has no gradient".formatted(gradients.size()));
                }
                gradients.add(gradient);
            }
            return TensorList.of(gradients);
        });
    }

    /** Writes the running means to a file. */
    void save(Path file) throws IOException {
        List<NamedValues> values = new ArrayList<>();
        running.forEach((name, tensor) -> values.add(new NamedValues(name, tensor.shape(), Tensors.floats(tensor))));
        values.add(new NamedValues(STEPS, step.shape(), Tensors.floats(step)));
        new SafeTensors(Map.of(), new NetworkState(values)).write(file);
    }

    /** Goes on with the running means of a file. */
    void load(Path file) throws IOException {
        NetworkState state = SafeTensors.read(file).state();
        running.forEach((name, tensor) -> copy(state.tensor(name), tensor));
        copy(state.tensor(STEPS), step);
    }

    private static void copy(NamedValues from, Tensor to) {
        NativeScope.evaluate(
                () -> to.copy_(Tensors.of(from.values(), from.shape())).dim());
    }

    @Override
    public void close() {
        for (TensorList list : List.of(parameters, means, squares, steps)) {
            list.close();
        }
        running.values().forEach(NativeScope::release);
        running.clear();
        NativeScope.release(step);
    }
}
