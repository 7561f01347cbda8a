package org.lfsr.trainer.network;

import static org.lfsr.trainer.torch.NativeScope.withoutGradients;

import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** A convolution and, where asked for, the batch normalization after it. Its layers belong to the network. */
final class Convolution {

    private final Conv2dImpl convolution;
    private final @Nullable BatchNorm2dImpl normalization;

    private Convolution(Conv2dImpl convolution, @Nullable BatchNorm2dImpl normalization) {
        this.convolution = convolution;
        this.normalization = normalization;
    }

    static Convolution in(Layers layers, ConvolutionShape shape) {
        Conv2dImpl convolution = layers.add("convolution", new Conv2dImpl(options(shape)));
        if (shape.normalization() == BatchNormalization.NO) {
            return new Convolution(convolution, null);
        }
        return new Convolution(
                convolution, layers.add("normalization", new BatchNorm2dImpl(new BatchNormOptions(shape.out()))));
    }

    private static Conv2dOptions options(ConvolutionShape shape) {
        Conv2dOptions options = new Conv2dOptions(shape.in(), shape.out(), new LongPointer(shape.side(), shape.side()));
        options.stride().put(new LongPointer(shape.stride(), shape.stride()));
        options.padding().put(new LongPointer(shape.side() / 2, shape.side() / 2));
        options.bias().put(shape.normalization() == BatchNormalization.NO);
        return options;
    }

    /** Draws the kernel from a normal distribution of this deviation, and sets the bias, if there is one. */
    void initialize(double deviation, double bias) {
        withoutGradients(() -> torch.normal_(convolution.weight(), 0, deviation));
        if (normalization == null) {
            withoutGradients(() -> torch.constant_(convolution.bias(), new Scalar(bias)));
        }
    }

    Tensor forward(Tensor input) {
        Tensor output = convolution.forward(input);
        return normalization == null ? output : normalization.forward(output);
    }
}
