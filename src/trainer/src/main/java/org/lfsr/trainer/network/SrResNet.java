package org.lfsr.trainer.network;

import static org.lfsr.trainer.network.BatchNormalization.NO;
import static org.lfsr.trainer.network.ConvolutionShape.plain;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.PReLUImpl;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.lfsr.trainer.torch.Autocast;
import org.lfsr.trainer.torch.Processor;
import org.lfsr.trainer.torch.Tensors;

/**
 * The generator (Ledig et al., <a href="https://arxiv.org/abs/1609.04802">Photo-Realistic Single Image Super-Resolution
 * Using a Generative Adversarial Network</a>, 2017, figure 4): a 9x9 convolution and PReLU; residual blocks of 3x3
 * convolution, batch normalization, PReLU, 3x3 convolution, batch normalization, and a skip; a 3x3 convolution with
 * batch normalization and a skip over all blocks; for each doubling a 3x3 convolution to four times the channels, a
 * pixel shuffle and PReLU; a 9x9 convolution to one channel. Every PReLU has one slope.
 *
 * <p>Takes {@code (N, 1, H, W)} of any size, gives {@code (N, 1, scale * H, scale * W)}.
 */
public final class SrResNet implements Network {

    private static final int OUTER_SIDE = 9;
    private static final int INNER_SIDE = 3;
    private static final double INITIAL_SLOPE = 0.25;
    private static final double SMALL = 0.1;

    private final GeneratorShape shape;
    private final Layers layers;
    private final Convolution head;
    private final PReLUImpl headActivation;
    private final List<Block> blocks = new ArrayList<>();
    private final Convolution body;
    private final List<Doubling> doublings = new ArrayList<>();
    private final Convolution tail;
    private final List<Tensor> bicubic;

    private SrResNet(GeneratorShape shape) {
        this.shape = shape;
        layers = Layers.of("SrResNet");
        int width = shape.width();
        head = convolution("head", plain(1, width, OUTER_SIDE), 1);
        headActivation = layers.add("head_activation", new PReLUImpl());
        for (int i = 0; i < shape.blocks(); i++) {
            blocks.add(new Block(layers.group("block" + i)));
        }
        body = convolution("body", inner(), 1);
        for (int i = 0; i < shape.doublings(); i++) {
            doublings.add(new Doubling(layers.group("doubling" + i)));
        }
        tail = convolution("tail", plain(width, 1, OUTER_SIDE), shape.skip() == Skip.NONE ? 1 : SMALL);
        bicubic = shape.skip() == Skip.NONE
                ? List.of()
                : List.of(layers.addFixed("bicubic", bicubicKernel(shape.scale())));
    }

    /** Creates a generator with new parameters. */
    public static SrResNet of(GeneratorShape shape) {
        return Layers.building(() -> new SrResNet(shape));
    }

    /** What it looks like. */
    public GeneratorShape shape() {
        return shape;
    }

    @Override
    public Module module() {
        return layers.module();
    }

    @Override
    public Tensor forward(Tensor input) {
        Tensor shallow = headActivation.forward(head.forward(input)); // N, width, H, W
        Tensor deep = shallow;
        for (Block block : blocks) {
            deep = block.forward(deep);
        }
        Tensor features = body.forward(deep).add(shallow);
        for (Doubling doubling : doublings) {
            features = doubling.forward(features); // N, width, 2H, 2W
        }
        Tensor made = tail.forward(features).to(ScalarType.Float); // N, 1, scale H, scale W
        return bicubic.isEmpty() ? made : made.add(enlarged(input, bicubic.get(0)));
    }

    /** In full precision, since the network is to learn what is missing, not what was rounded off. */
    private Tensor enlarged(Tensor input, Tensor kernel) {
        int padding = BicubicKernel.PADDING;
        return Autocast.suspended(Processor.of(input), () -> {
            Tensor padded = torch.replication_pad2d(input, padding, padding, padding, padding);
            return torch.pixel_shuffle(torch.conv2d(padded, kernel), shape.scale());
        });
    }

    private static Tensor bicubicKernel(int scale) {
        return Tensors.of(
                BicubicKernel.weights(scale), (long) scale * scale, 1, BicubicKernel.SIDE, BicubicKernel.SIDE);
    }

    private ConvolutionShape inner() {
        return plain(shape.width(), shape.width(), INNER_SIDE).with(shape.normalization());
    }

    private Convolution convolution(String name, ConvolutionShape wanted, double factor) {
        return initialized(layers, name, wanted, factor);
    }

    /** He's initialization for PReLU, times a factor for what should be faint at first. */
    private static Convolution initialized(Layers group, String name, ConvolutionShape wanted, double factor) {
        Convolution convolution = group.convolution(name, wanted);
        double gain = Math.sqrt(2 / (1 + INITIAL_SLOPE * INITIAL_SLOPE));
        convolution.initialize(factor * gain / Math.sqrt(wanted.fanIn()), 0);
        return convolution;
    }

    @Override
    public void close() {
        layers.close();
    }

    private final class Block {

        private final Convolution first;
        private final PReLUImpl activation;
        private final Convolution second;

        Block(Layers group) {
            first = initialized(group, "first", inner(), 1);
            activation = group.add("activation", new PReLUImpl());
            second = initialized(group, "second", inner(), shape.normalization() == NO ? SMALL : 1);
        }

        Tensor forward(Tensor input) {
            return second.forward(activation.forward(first.forward(input))).add(input);
        }
    }

    private final class Doubling {

        private final Convolution widening;
        private final PReLUImpl activation;

        Doubling(Layers group) {
            widening = initialized(group, "widening", plain(shape.width(), 4 * shape.width(), INNER_SIDE), 1);
            activation = group.add("activation", new PReLUImpl());
        }

        Tensor forward(Tensor input) {
            return activation.forward(torch.pixel_shuffle(widening.forward(input), 2));
        }
    }
}
