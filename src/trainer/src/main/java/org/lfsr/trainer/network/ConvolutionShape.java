package org.lfsr.trainer.network;

/**
 * What a convolution looks like; it pads with zeros so that a stride of 1 keeps height and width.
 *
 * @param in channels of its input
 * @param out channels of its output
 * @param side the kernel's height and width, odd
 * @param stride how far the kernel moves
 * @param normalization what follows it
 */
record ConvolutionShape(int in, int out, int side, int stride, BatchNormalization normalization) {

    static ConvolutionShape plain(int in, int out, int side) {
        return new ConvolutionShape(in, out, side, 1, BatchNormalization.NO);
    }

    ConvolutionShape with(BatchNormalization wanted) {
        return new ConvolutionShape(in, out, side, stride, wanted);
    }

    ConvolutionShape strided(int wanted) {
        return new ConvolutionShape(in, out, side, wanted, normalization);
    }

    /** How many values each output value is the sum of. */
    int fanIn() {
        return in * side * side;
    }
}
