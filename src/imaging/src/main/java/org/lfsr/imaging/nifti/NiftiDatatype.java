package org.lfsr.imaging.nifti;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.UnreadableVolumeException.Reason;

/** The types of stored numbers that are read: all of the format's that are real and have at most 64 bits. */
public enum NiftiDatatype {
    /** Whole numbers from 0 to 255. */
    UINT8(2, Byte.BYTES) {
        @Override
        void decode(ByteBuffer stored, int at, float[] voxels, int from, int count, Scaling scaling) {
            for (int i = 0; i < count; i++) {
                voxels[from + i] = stored.get(at + i) & 0xFF;
            }
            scaling.scale(voxels, from, count);
        }
    },
    /** Whole numbers from -128 to 127. */
    INT8(256, Byte.BYTES) {
        @Override
        void decode(ByteBuffer stored, int at, float[] voxels, int from, int count, Scaling scaling) {
            for (int i = 0; i < count; i++) {
                voxels[from + i] = stored.get(at + i);
            }
            scaling.scale(voxels, from, count);
        }
    },
    /** Whole numbers of 16 bits. */
    INT16(4, Short.BYTES) {
        @Override
        void decode(ByteBuffer stored, int at, float[] voxels, int from, int count, Scaling scaling) {
            for (int i = 0; i < count; i++) {
                voxels[from + i] = stored.getShort(Short.BYTES * (at + i));
            }
            scaling.scale(voxels, from, count);
        }
    },
    /** Whole numbers of 16 bits, none negative. */
    UINT16(512, Short.BYTES) {
        @Override
        void decode(ByteBuffer stored, int at, float[] voxels, int from, int count, Scaling scaling) {
            for (int i = 0; i < count; i++) {
                voxels[from + i] = stored.getShort(Short.BYTES * (at + i)) & 0xFFFF;
            }
            scaling.scale(voxels, from, count);
        }
    },
    /** Whole numbers of 32 bits. */
    INT32(8, Integer.BYTES) {
        @Override
        void decode(ByteBuffer stored, int at, float[] voxels, int from, int count, Scaling scaling) {
            for (int i = 0; i < count; i++) {
                voxels[from + i] = scaling.voxel(stored.getInt(Integer.BYTES * (at + i)));
            }
        }
    },
    /** Whole numbers of 32 bits, none negative. */
    UINT32(768, Integer.BYTES) {
        @Override
        void decode(ByteBuffer stored, int at, float[] voxels, int from, int count, Scaling scaling) {
            for (int i = 0; i < count; i++) {
                voxels[from + i] =
                        scaling.voxel((double) Integer.toUnsignedLong(stored.getInt(Integer.BYTES * (at + i))));
            }
        }
    },
    /** Whole numbers of 64 bits. */
    INT64(1024, Long.BYTES) {
        @Override
        void decode(ByteBuffer stored, int at, float[] voxels, int from, int count, Scaling scaling) {
            for (int i = 0; i < count; i++) {
                voxels[from + i] = scaling.voxel((double) stored.getLong(Long.BYTES * (at + i)));
            }
        }
    },
    /** Whole numbers of 64 bits, none negative. */
    UINT64(1280, Long.BYTES) {
        @Override
        void decode(ByteBuffer stored, int at, float[] voxels, int from, int count, Scaling scaling) {
            for (int i = 0; i < count; i++) {
                voxels[from + i] = scaling.voxel(unsigned(stored.getLong(Long.BYTES * (at + i))));
            }
        }

        private double unsigned(long bits) {
            // The lowest bit is kept so that rounding to a double falls the same way.
            return bits >= 0 ? (double) bits : 2.0 * ((bits >>> 1) | (bits & 1));
        }
    },
    /** Floating-point numbers of 32 bits. */
    FLOAT32(16, Float.BYTES) {
        @Override
        void decode(ByteBuffer stored, int at, float[] voxels, int from, int count, Scaling scaling) {
            for (int i = 0; i < count; i++) {
                voxels[from + i] = stored.getFloat(Float.BYTES * (at + i));
            }
            scaling.scale(voxels, from, count);
        }
    },
    /** Floating-point numbers of 64 bits; rounded to 32. */
    FLOAT64(64, Double.BYTES) {
        @Override
        void decode(ByteBuffer stored, int at, float[] voxels, int from, int count, Scaling scaling) {
            for (int i = 0; i < count; i++) {
                voxels[from + i] = scaling.voxel(stored.getDouble(Double.BYTES * (at + i)));
            }
        }
    };

    private final int code;
    private final int bytes;

    NiftiDatatype(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** The number that stands for the type in a header. */
    public int code() {
        return code;
    }

    /** How many bytes a stored number takes. */
    public int bytes() {
        return bytes;
    }

    /**
     * Turns stored numbers into voxels.
     *
     * @param stored the numbers, in their byte order
     * @param at which number is the first
     * @param voxels where to put them, from {@code from} on
     */
    abstract void decode(ByteBuffer stored, int at, float[] voxels, int from, int count, Scaling scaling);

    /** Whether a stored number may not be finite. */
    boolean isReal() {
        return this == FLOAT32 || this == FLOAT64;
    }

    static NiftiDatatype ofCode(int code) throws UnreadableVolumeException {
        return Arrays.stream(values())
                .filter(type -> type.code == code)
                .findFirst()
                .orElseThrow(() -> new UnreadableVolumeException(
                        Reason.UNSUPPORTED_DATATYPE,
                        "Voxels are of type %d (%s), not whole or real numbers of 8 to 64 bits"
                                .formatted(code, unsupportedName(code))));
    }

    private static String unsupportedName(int code) {
        return switch (code) {
            case 0 -> "unknown";
            case 1 -> "binary";
            case 32 -> "complex64";
            case 128 -> "RGB24";
            case 1536 -> "float128";
            case 1792 -> "complex128";
            case 2048 -> "complex256";
            case 2304 -> "RGBA32";
            default -> "not in the format";
        };
    }
}
