package org.lfsr.trainer.network;

/** IEEE 754 half precision, as Java has it from version 20 on. */
final class HalfFloat {

    private static final int SIGN = 0x8000;
    private static final int HALF_MAGNITUDE = 0x7FFF;
    private static final int MAGNITUDE = 0x7FFFFFFF;
    private static final int SHIFT = 13; // Bits of a float's mantissa that a half has not.
    private static final int REBIAS = 112 << 23;
    private static final int LEAST_NORMAL = 113 << 23;
    private static final int FIRST_TOO_LARGE = 0x477FF000; // 65520, which would round to infinity.
    private static final double SUBNORMAL_UNIT = 0x1p-24;
    private static final int HALF_EXPONENT = 0x7C00;
    private static final int HALF_MANTISSA = 0x3FF;

    private HalfFloat() {}

    /**
     * The nearest half, of two equally near ones the even one.
     *
     * @throws ArithmeticException if there is none: the number is too large, or none at all
     */
    static short of(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> Short.SIZE) & SIGN;
        int magnitude = bits & MAGNITUDE;
        if (magnitude >= FIRST_TOO_LARGE) {
            throw new ArithmeticException("%s is not to be had in 16 bits".formatted(value));
        }
        if (magnitude < LEAST_NORMAL) {
            return (short) (sign | (int) Math.rint(Math.abs(value) / SUBNORMAL_UNIT));
        }
        int even = (magnitude >>> SHIFT) & 1;
        int rounded = magnitude + (1 << (SHIFT - 1)) - 1 + even;
        return (short) (sign | ((rounded - REBIAS) >>> SHIFT));
    }

    /** The same number. */
    static float toFloat(short half) {
        int exponent = half & HALF_EXPONENT;
        float magnitude = exponent == 0
                ? (float) ((half & HALF_MANTISSA) * SUBNORMAL_UNIT)
                : Float.intBitsToFloat(((half & HALF_MAGNITUDE) << SHIFT) + REBIAS);
        if (exponent == HALF_EXPONENT) {
            magnitude = (half & HALF_MANTISSA) == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        }
        return half < 0 ? -magnitude : magnitude;
    }
}
