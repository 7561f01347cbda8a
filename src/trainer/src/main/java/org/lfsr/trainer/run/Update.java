package org.lfsr.trainer.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Precision;
import org.lfsr.trainer.torch.TensorList;

/**
 * The way from a loss to a network's new weights: the backward pass, the mean over the processes, a step of Adam. In
 * {@link Precision#FP16} the loss is scaled, and a step whose gradients are not all finite is left out; since the
 * gradients are averaged first, all processes leave out the same ones.
 *
 * <p>Belongs to the thread that trains; whoever made it closes it, before the network.
 */
final class Update implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Network network;
    private final Peers peers;
    private final Adam adam;
    private @Nullable LossScaling scaling;

    Update(Network network, Precision precision, Peers peers) {
        this.network = network;
        this.peers = peers;
        this.adam = new Adam(network);
        this.scaling = precision == Precision.FP16 ? LossScaling.START : null;
    }

    /**
     * Moves the parameters against a loss.
     *
     * @param loss a scalar
     * @param rate Adam's learning rate
     * @throws StepException if another process is gone, or no scaling makes the gradients finite
     */
    void step(Tensor loss, double rate) {
        adam.forget();
        if (scaling == null) {
            loss.backward();
            peers.averageGradients(network);
            adam.update(rate);
        } else {
            scaledStep(loss, rate, scaling);
        }
    }

    private void scaledStep(Tensor loss, double rate, LossScaling present) {
        loss.mul(new Scalar(present.factor())).backward();
        peers.averageGradients(network);
        if (unscaled(loss, present.factor())) {
            adam.update(rate);
            scaling = present.afterGood();
        } else {
            scaling = present.afterBad();
        }
    }

    /** Takes the factor out of the gradients; tells whether all are finite. */
    private boolean unscaled(Tensor loss, double factor) {
        return NativeScope.evaluate(() -> {
            try (TensorList gradients = adam.gradients()) {
                return gradients.scale(torch.full_like(loss.detach(), new Scalar(1 / factor)));
            }
        });
    }

    /** Writes the running means of gradients to a file, and the scaling, if there is any, beside it. */
    void save(Path file) throws IOException {
        adam.save(file);
        if (scaling != null) {
            JSON.writeValue(scalingBeside(file).toFile(), scaling);
        }
    }

    /** Goes on from a file. */
    void load(Path file) throws IOException {
        adam.load(file);
        if (scaling != null) {
            scaling = JSON.readValue(scalingBeside(file).toFile(), LossScaling.class);
        }
    }

    private static Path scalingBeside(Path file) {
        return file.resolveSibling(file.getFileName() + ".scaling.json");
    }

    @Override
    public void close() {
        adam.close();
    }
}
