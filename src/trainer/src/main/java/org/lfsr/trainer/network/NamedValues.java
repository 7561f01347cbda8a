package org.lfsr.trainer.network;

import java.util.Arrays;

/**
 * One tensor of a network's state. Holds the arrays that it was given; whoever makes it gives them away.
 *
 * <p>Immutable as long as nobody writes to what {@link #values} and {@link #shape} give.
 */
public final class NamedValues {

    private final String name;
    private final long[] shape;
    private final float[] values;

    /**
     * Creates a tensor's copy.
     *
     * @param name where in the network it is, such as {@code head.convolution.weight}
     * @param shape the sizes of its axes; none for a scalar
     * @param values its elements, the last axis fastest
     * @throws IllegalArgumentException if the shape has another number of elements
     */
    public NamedValues(String name, long[] shape, float[] values) {
        long elements = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (elements != values.length) {
            throw new IllegalArgumentException("%s of %s has %d elements, found %d"
                    .formatted(name, Arrays.toString(shape), elements, values.length));
        }
        this.name = name;
        this.shape = shape;
        this.values = values;
    }

    /** Where in the network it is. */
    public String name() {
        return name;
    }

    /** The sizes of its axes; not a copy. */
    public long[] shape() {
        return shape;
    }

    /** Its elements, the last axis fastest; not a copy. */
    public float[] values() {
        return values;
    }

    boolean hasShape(long[] wanted) {
        return Arrays.equals(shape, wanted);
    }

    /** Name and shape. */
    @Override
    public String toString() {
        return name + " " + Arrays.toString(shape);
    }
}
