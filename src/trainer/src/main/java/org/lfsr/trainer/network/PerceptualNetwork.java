package org.lfsr.trainer.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.lfsr.onnx.ChainStep;
import org.lfsr.onnx.OnnxChain;
import org.lfsr.onnx.OnnxModel;
import org.lfsr.onnx.UnsupportedModelException;
import org.lfsr.onnx.Values;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Processor;
import org.lfsr.trainer.torch.Tensors;

/**
 * A frozen network whose features tell alike images from unlike ones better than pixels do: the first layers of VGG19
 * (Simonyan and Zisserman, <a href="https://arxiv.org/abs/1409.1556">Very Deep Convolutional Networks</a>, 2015), read
 * from an ONNX file that is a plain chain of convolutions, ReLUs and max-poolings and takes what VGG takes: {@code (N,
 * 3, H, W)}, blue, green, red, 0 to 255, less their means of 103.939, 116.779 and 123.68.
 *
 * <p>Takes {@code (N, 1, H, W)} in the run's normalization, scales the given range to 0..255, without clipping, and
 * repeats it as grey. Gradients flow to the images, never to the parameters. Closed by whoever opened it; used by one
 * thread at a time.
 */
public final class PerceptualNetwork implements AutoCloseable {

    /** What SRGAN compares: the features of the second convolution before the second pooling. */
    public static final String DEFAULT_OUTPUT = "relu2_2";

    private static final float[] MEANS = {103.939f, 116.779f, 123.68f};
    private static final double WHITE = 255;

    private final Layers layers = Layers.of("PerceptualNetwork");
    private final List<Step> steps = new ArrayList<>();
    private final IntensityRange range;
    private final Tensor means;

    private PerceptualNetwork(OnnxChain chain, IntensityRange range) {
        requireThreeChannels(chain);
        this.range = range;
        means = layers.addFixed("means", Tensors.of(MEANS.clone(), 1, MEANS.length, 1, 1));
        for (ChainStep step : chain.steps()) {
            steps.add(frozen(step));
        }
    }

    /**
     * Reads a network.
     *
     * @param output the name of the features
     * @throws UnsupportedModelException if the file is no plain chain to an output of that name
     * @throws IllegalArgumentException if the chain does not begin with a convolution of three channels
     * @throws IOException if the file cannot be read
     */
    public static PerceptualNetwork read(Path file, String output, IntensityRange range) throws IOException {
        return of(OnnxChain.upTo(output, OnnxModel.read(file)), range);
    }

    /**
     * Takes over a chain.
     *
     * @throws IllegalArgumentException if it does not begin with a convolution of three channels
     */
    public static PerceptualNetwork of(OnnxChain chain, IntensityRange range) {
        return Layers.building(() -> new PerceptualNetwork(chain, range));
    }

    /** Moves the parameters. */
    public void place(Processor processor) {
        NativeScope.run(() -> module().to(processor.device(), false));
    }

    /** The features of images: {@code (N, channels, H / pooling, W / pooling)}. */
    public Tensor features(Tensor images) {
        double scale = WHITE / (range.highest() - range.lowest());
        Tensor grey = images.sub(new Scalar(range.lowest())).mul(new Scalar(scale));
        Tensor features = grey.sub(means); // N, 3, H, W
        for (Step step : steps) {
            features = step.apply(features);
        }
        return features;
    }

    private static void requireThreeChannels(OnnxChain chain) {
        if (!(chain.steps().get(0) instanceof ChainStep.Convolution first)) {
            throw new IllegalArgumentException("A perceptual network begins with a convolution, found %s"
                    .formatted(chain.steps().get(0)));
        }
        if (first.kernel().shape()[1] != MEANS.length) {
            throw new IllegalArgumentException(
                    "A perceptual network begins with a convolution of 3 channels, found %s".formatted(first.kernel()));
        }
    }

    private Module module() {
        return layers.module();
    }

    private Step frozen(ChainStep step) {
        if (step instanceof ChainStep.Convolution convolution) {
            return convolution(convolution);
        }
        if (step instanceof ChainStep.MaxPool pooling) {
            return input -> torch.max_pool2d(input, pooling.side(), pooling.side());
        }
        if (step instanceof ChainStep.Relu) {
            return torch::relu;
        }
        throw new AssertionError("Unknown step %s".formatted(step));
    }

    private Step convolution(ChainStep.Convolution convolution) {
        Tensor kernel = fixed("weight", convolution.kernel());
        Tensor bias = fixed("bias", convolution.bias());
        long[] one = {1, 1};
        long[] padding = {convolution.padding(), convolution.padding()};
        return input -> torch.conv2d(input, kernel, new TensorOptional(bias), one, padding, one, 1);
    }

    private Tensor fixed(String name, Values values) {
        return layers.addFixed(name + steps.size(), Tensors.of(values.numbers(), values.shape()));
    }

    @Override
    public void close() {
        layers.close();
    }

    /** One frozen step. */
    @FunctionalInterface
    private interface Step {

        Tensor apply(Tensor input);
    }
}
