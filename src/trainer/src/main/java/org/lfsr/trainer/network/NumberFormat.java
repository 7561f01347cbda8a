package org.lfsr.trainer.network;

import java.nio.ByteBuffer;

/** How wide the numbers of a network's file are. */
public enum NumberFormat {
    /** IEEE 754 single precision: what is trained. */
    F32(Float.BYTES) {
        @Override
        void put(ByteBuffer to, float value) {
            to.putFloat(value);
        }

        @Override
        float next(ByteBuffer from) {
            return from.getFloat();
        }
    },

    /** IEEE 754 half precision: 11 bits of mantissa, up to 65504, so half as large and a little less exact. */
    F16(Short.BYTES) {
        @Override
        void put(ByteBuffer to, float value) {
            to.putShort(HalfFloat.of(value));
        }

        @Override
        float next(ByteBuffer from) {
            return HalfFloat.toFloat(from.getShort());
        }
    };

    private final int bytes;

    NumberFormat(int bytes) {
        this.bytes = bytes;
    }

    /** How many bytes a number takes. */
    int bytes() {
        return bytes;
    }

    abstract void put(ByteBuffer to, float value);

    abstract float next(ByteBuffer from);
}
