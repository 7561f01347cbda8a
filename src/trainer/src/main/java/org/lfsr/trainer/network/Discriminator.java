package org.lfsr.trainer.network;

import static org.lfsr.trainer.network.BatchNormalization.NO;
import static org.lfsr.trainer.network.BatchNormalization.YES;
import static org.lfsr.trainer.network.ConvolutionShape.plain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The discriminator (Ledig et al., <a href="https://arxiv.org/abs/1609.04802">Photo-Realistic Single Image
 * Super-Resolution Using a Generative Adversarial Network</a>, 2017, figure 4): eight 3x3 convolutions with leaky ReLU
 * of slope 0.2, batch normalization in all but the first, every second one strided by 2 and every second one doubling
 * the channels, then two dense layers. Unlike the paper's it averages the features to one size before the dense layers,
 * so that it takes crops of every size.
 *
 * <p>Takes {@code (N, 1, H, W)} with H and W of at least 16, gives logits {@code (N, 1)}: above 0 for real.
 */
public final class Discriminator implements Network {

    /** The least height and width that it takes. */
    public static final int MIN_SIDE = 16;

    private static final int SIDE = 3;
    private static final int STAGES = 4;
    private static final double SLOPE = 0.2;
    private static final double DEVIATION = 0.02;

    private final DiscriminatorShape shape;
    private final Layers layers;
    private final List<Convolution> convolutions = new ArrayList<>();
    private final LinearImpl dense;
    private final LinearImpl verdict;

    private Discriminator(DiscriminatorShape shape) {
        this.shape = shape;
        layers = Layers.of("Discriminator");
        int width = 1;
        for (int stage = 0; stage < STAGES; stage++) {
            int wider = shape.width() << stage;
            add(plain(width, wider, SIDE).with(stage == 0 ? NO : YES));
            add(plain(wider, wider, SIDE).with(YES).strided(2));
            width = wider;
        }
        int features = width * shape.pooledSide() * shape.pooledSide();
        dense = layers.add("dense", new LinearImpl(features, shape.denseWidth()));
        verdict = layers.add("verdict", new LinearImpl(shape.denseWidth(), 1));
    }

    private void add(ConvolutionShape wanted) {
        Convolution convolution = layers.convolution("convolution" + convolutions.size(), wanted);
        convolution.initialize(Math.max(DEVIATION, 1 / Math.sqrt(wanted.fanIn())), 0);
        convolutions.add(convolution);
    }

    /** Creates a discriminator with new parameters. */
    public static Discriminator of(DiscriminatorShape shape) {
        return Layers.building(() -> new Discriminator(shape));
    }

    /** What it looks like. */
    public DiscriminatorShape shape() {
        return shape;
    }

    @Override
    public Module module() {
        return layers.module();
    }

    /**
     * Judges images.
     *
     * @throws IllegalArgumentException if they have more channels than one, or are too small
     */
    @Override
    public Tensor forward(Tensor input) {
        check(input.shape());
        Tensor features = input;
        for (Convolution convolution : convolutions) {
            features = leaky(convolution.forward(features)); // N, 8 * width, H / 16, W / 16 at last
        }
        Tensor pooled = torch.adaptive_avg_pool2d(features, shape.pooledSide(), shape.pooledSide());
        return verdict.forward(leaky(dense.forward(pooled.flatten(1, -1)))).to(ScalarType.Float); // N, 1
    }

    private static Tensor leaky(Tensor input) {
        return torch.leaky_relu(input, new Scalar(SLOPE));
    }

    private static void check(long[] found) {
        if (found.length != 4 || found[1] != 1 || found[2] < MIN_SIDE || found[3] < MIN_SIDE) {
            throw new IllegalArgumentException("Discriminator takes (N, 1, H, W) of at least %d x %d pixels, found %s"
                    .formatted(MIN_SIDE, MIN_SIDE, Arrays.toString(found)));
        }
    }

    @Override
    public void close() {
        layers.close();
    }
}
