package org.lfsr.imaging;

/** An axis of a volume's grid. */
public enum Axis {
    /** The axis that varies fastest. */
    X,
    /** The axis across the rows of a slice. */
    Y,
    /** The axis across the slices. */
    Z;

    /** Picks this axis's value out of three. */
    int of(int x, int y, int z) {
        if (this == X) {
            return x;
        }
        return this == Y ? y : z;
    }
}
