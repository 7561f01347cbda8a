package org.lfsr.trainer.network;

import static org.lfsr.trainer.network.BatchNormalization.YES;
import static org.lfsr.trainer.network.ConvolutionShape.plain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The lesion detector, of max-pooling residual blocks (Zhu, Yang and Lio, Lesion Focused Super-Resolution, 2019,
 * section 2.1): each stage widens with a 3x3 convolution, batch normalization and ReLU, has two residual blocks of two
 * 3x3 convolutions with batch normalization (He et al., <a href="https://arxiv.org/abs/1512.03385">Deep Residual
 * Learning</a>, 2016, figure 2), and halves height and width by the maximum of 2x2 pixels. A 1x1 convolution and the
 * sigmoid make the map; where it is to be finer than the last stage, the convolution makes a channel for each cell, and
 * a pixel shuffle (Shi et al., <a href="https://arxiv.org/abs/1609.05158">Sub-Pixel Convolution</a>, 2016) lays them
 * out.
 *
 * <p>Takes {@code (N, channels, H, W)} with H and W of at least 32, gives the share of lesion in each cell of
 * {@code stride x stride} pixels, 0 to 1: {@code (N, 1, ceil(H / stride), ceil(W / stride))}. Where a size is no
 * multiple of the stride, the last cells reach beyond the image and stand for the pixels that are there; no border is
 * lost.
 */
public final class LesionNet implements Network {

    /** The least height and width that it takes. */
    public static final int MIN_SIDE = 32;

    /** How many residual blocks a stage has. */
    public static final int BLOCKS = 2;

    private static final int SIDE = 3;
    private static final long[] TWO = {2, 2};
    private static final long[] ONE = {1, 1};
    private static final long[] NONE = {0, 0};
    private static final double RARE = -2; // As a logit: most cells hold no lesion.

    private final DetectorShape shape;
    private final Layers layers;
    private final List<Stage> stages = new ArrayList<>();
    private final Convolution head;

    private LesionNet(DetectorShape shape) {
        this.shape = shape;
        layers = Layers.of("LesionNet");
        int width = shape.channels();
        for (int wider : shape.widths()) {
            stages.add(new Stage(layers.group("stage" + stages.size()), width, wider));
            width = wider;
        }
        head = layers.convolution("head", plain(width, shape.cells() * shape.cells(), 1));
        head.initialize(1 / Math.sqrt(width), RARE);
    }

    /** Creates a detector with new parameters. */
    public static LesionNet of(DetectorShape shape) {
        return Layers.building(() -> new LesionNet(shape));
    }

    /** What it looks like. */
    public DetectorShape shape() {
        return shape;
    }

    @Override
    public Module module() {
        return layers.module();
    }

    /**
     * The occupancy map.
     *
     * @throws IllegalArgumentException if the input has another number of channels, or is too small
     */
    @Override
    public Tensor forward(Tensor input) {
        return torch.sigmoid(logits(input));
    }

    /**
     * The occupancy map before the sigmoid, for losses that are steadier so.
     *
     * @throws IllegalArgumentException if the input has another number of channels, or is too small
     */
    public Tensor logits(Tensor input) {
        check(input.shape());
        Tensor features = input;
        for (Stage stage : stages) {
            features = stage.forward(features);
        }
        Tensor cells = torch.pixel_shuffle(head.forward(features), shape.cells());
        return cells.narrow(2, 0, cellsOver(input.size(2)))
                .narrow(3, 0, cellsOver(input.size(3)))
                .to(ScalarType.Float);
    }

    private long cellsOver(long pixels) {
        return (pixels + shape.stride() - 1) / shape.stride();
    }

    private void check(long[] found) {
        if (found.length != 4 || found[1] != shape.channels() || found[2] < MIN_SIDE || found[3] < MIN_SIDE) {
            throw new IllegalArgumentException("Detector takes (N, %d, H, W) of at least %d x %d pixels, found %s"
                    .formatted(shape.channels(), MIN_SIDE, MIN_SIDE, Arrays.toString(found)));
        }
    }

    @Override
    public void close() {
        layers.close();
    }

    private static Convolution normalized(Layers group, String name, int in, int out) {
        ConvolutionShape wanted = plain(in, out, SIDE).with(YES);
        Convolution convolution = group.convolution(name, wanted);
        convolution.initialize(Math.sqrt(2.0 / wanted.fanIn()), 0);
        return convolution;
    }

    private static final class Stage {

        private final Convolution widening;
        private final List<Block> blocks = new ArrayList<>();

        Stage(Layers group, int in, int out) {
            widening = normalized(group, "widening", in, out);
            for (int i = 0; i < BLOCKS; i++) {
                blocks.add(new Block(group.group("block" + i), out));
            }
        }

        Tensor forward(Tensor input) {
            Tensor features = torch.relu(widening.forward(input));
            for (Block block : blocks) {
                features = block.forward(features);
            }
            return torch.max_pool2d(features, TWO, TWO, NONE, ONE, true);
        }
    }

    private static final class Block {

        private final Convolution first;
        private final Convolution second;

        Block(Layers group, int width) {
            first = normalized(group, "first", width, width);
            second = normalized(group, "second", width, width);
        }

        Tensor forward(Tensor input) {
            return torch.relu(second.forward(torch.relu(first.forward(input))).add(input));
        }
    }
}
