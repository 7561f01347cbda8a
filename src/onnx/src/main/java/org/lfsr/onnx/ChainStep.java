package org.lfsr.onnx;

/** One step of an {@link OnnxChain}. */
public sealed interface ChainStep {

    /**
     * A convolution that moves by single pixels.
     *
     * @param kernel {@code (out, in, height, width)}
     * @param bias {@code (out)}
     * @param padding how many rows and columns of zeros surround the input
     */
    record Convolution(Values kernel, Values bias, int padding) implements ChainStep {}

    /** {@code max(0, x)}. */
    record Relu() implements ChainStep {}

    /**
     * The maximum of each {@code side x side} pixels; what is left over at the border is dropped.
     *
     * @param side height and width of what one pixel is made from
     */
    record MaxPool(int side) implements ChainStep {}
}
