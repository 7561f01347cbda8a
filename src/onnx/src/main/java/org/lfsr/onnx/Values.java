package org.lfsr.onnx;

import java.util.Arrays;

/** Numbers and the axes they are laid out on. Holds the arrays that it was given; whoever makes it gives them away. */
public final class Values {

    private final long[] shape;
    private final float[] numbers;

    private Values(long[] shape, float[] numbers) {
        this.shape = shape;
        this.numbers = numbers;
    }

    /**
     * Lays out an array.
     *
     * @param numbers the last axis fastest
     * @param shape the sizes of the axes; none for a scalar
     * @throws IllegalArgumentException if the shape has another number of elements
     */
    public static Values of(float[] numbers, long... shape) {
        long elements = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (elements != numbers.length) {
            throw new IllegalArgumentException(
                    "Values of %s are %d, found %d".formatted(Arrays.toString(shape), elements, numbers.length));
        }
        return new Values(shape, numbers);
    }

    /** Repeats a number. */
    public static Values filled(float number, long... shape) {
        float[] numbers = new float[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
        Arrays.fill(numbers, number);
        return new Values(shape, numbers);
    }

    /** The sizes of the axes; not a copy. */
    public long[] shape() {
        return shape;
    }

    /** The numbers, the last axis fastest; not a copy. */
    public float[] numbers() {
        return numbers;
    }

    /** The shape. */
    @Override
    public String toString() {
        return Arrays.toString(shape);
    }
}
