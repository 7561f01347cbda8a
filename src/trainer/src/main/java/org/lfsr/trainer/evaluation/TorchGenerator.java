package org.lfsr.trainer.evaluation;

import java.util.List;
import org.lfsr.imaging.Image;
import org.lfsr.inference.Generator;
import org.lfsr.inference.InferenceException;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Processor;
import org.lfsr.trainer.torch.Tensors;

/**
 * A generator's network on libtorch. Only the thread that made it may call it.
 *
 * @param network the network, in evaluation mode; closed with this generator, if that is closed
 * @param scale how many output pixels make an input pixel, on each side
 * @param processor where it is
 */
public record TorchGenerator(Network network, int scale, Processor processor) implements Generator {

    @Override
    public List<Image> enhance(List<Image> batch) {
        try {
            return NativeScope.evaluate(() ->
                    Tensors.images(network.forward(Tensors.channelsLast(processor.place(Tensors.ofImages(batch))))));
        } catch (RuntimeException e) {
            throw new InferenceException(
                    "The generator failed on %d images of %s".formatted(batch.size(), batch.get(0)), e);
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
