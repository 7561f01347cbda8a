package org.lfsr.trainer.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.lfsr.imaging.Image;
import org.lfsr.inference.InferenceException;
import org.lfsr.inference.LesionDetector;
import org.lfsr.trainer.network.DetectorShape;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Processor;
import org.lfsr.trainer.torch.Tensors;

/**
 * A detector's network on libtorch. Only the thread that made it may call it.
 *
 * @param network the network, in evaluation mode; closed with this detector, if that is closed
 * @param shape what it looks like
 * @param processor where it is
 */
public record TorchDetector(Network network, DetectorShape shape, Processor processor) implements LesionDetector {

    @Override
    public int slices() {
        return shape.channels();
    }

    @Override
    public int stride() {
        return shape.stride();
    }

    @Override
    public List<Image> occupancy(List<List<Image>> batch) {
        try {
            return NativeScope.evaluate(
                    () -> Tensors.images(network.forward(Tensors.channelsLast(processor.place(stacked(batch))))));
        } catch (RuntimeException e) {
            throw new InferenceException(
                    "The detector failed on %d samples of %s"
                            .formatted(batch.size(), batch.get(0).get(0)),
                    e);
        }
    }

    private Tensor stacked(List<List<Image>> batch) {
        List<Image> channels = new ArrayList<>();
        batch.forEach(channels::addAll);
        Image first = channels.get(0);
        return Tensors.ofImages(channels).view(batch.size(), slices(), first.height(), first.width());
    }

    @Override
    public void close() {
        network.close();
    }
}
