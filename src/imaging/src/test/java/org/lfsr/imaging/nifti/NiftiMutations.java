package org.lfsr.imaging.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** An endless list of damaged volumes, each a function of the seed and its index. */
final class NiftiMutations {

    private static final int[] DATATYPES = {2, 4, 8, 16, 64, 256, 512, 768, 1024, 1280};
    private static final int BOMB_BYTES = 2 << 20;
    private static final long[] WHOLE = {
        0,
        1,
        2,
        3,
        4,
        5,
        7,
        8,
        16,
        64,
        127,
        128,
        255,
        256,
        348,
        352,
        540,
        544,
        1024,
        4096,
        32767,
        65535,
        -1,
        -2,
        -128,
        -32768,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 32,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };
    private static final double[] REAL = {
        0,
        -0.0,
        1,
        -1,
        0.5,
        2,
        3,
        352,
        352.5,
        353,
        544,
        1e4,
        -352,
        1e-3,
        1e-45,
        1e-300,
        1e10,
        1e38,
        1e300,
        200,
        201,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        0.99999994,
        1.0000001,
        0.70710678
    };
    /** Triples: where fields begin, how long one is, how many there are. */
    private static final int[] FIELDS_ONE = {
        0, 4, 1, 40, 2, 8, 70, 2, 2, 76, 4, 8, 108, 4, 3, 123, 1, 1, 252, 2, 2, 256, 4, 6, 280, 4, 12, 344, 4, 1, 348,
        4, 3
    };

    private static final int[] FIELDS_TWO = {
        0, 4, 3, 12, 2, 2, 16, 8, 8, 104, 8, 8, 168, 8, 3, 344, 4, 2, 352, 8, 6, 400, 8, 12, 500, 4, 1, 540, 4, 3
    };

    private final long seed;
    private final List<byte[]> sound = sound();

    NiftiMutations(long seed) {
        this.seed = seed;
    }

    long seed() {
        return seed;
    }

    byte[] input(int index) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index);
        byte[] bytes = sound.get(random.nextInt(sound.size()));
        int mutations = random.nextInt(5);
        for (int i = 0; i < mutations; i++) {
            bytes = mutated(bytes, random);
        }
        return random.nextBoolean() ? bytes : compressed(bytes, random);
    }

    private static List<byte[]> sound() {
        List<byte[]> volumes = new ArrayList<>();
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            for (int datatype : DATATYPES) {
                for (NiftiBytes bytes : List.of(NiftiBytes.one(), NiftiBytes.two())) {
                    bytes.order(order).datatype(datatype);
                    volumes.add(bytes.build());
                    volumes.add(bytes.scaling(0.5, -3).extension(new byte[24]).build());
                    volumes.add(bytes.quaternion(0.1, 0.2, 0.3, 4, 5, 6).build());
                    volumes.add(bytes.codes(0, 0).sizes(2, 3, 2, 1).build());
                }
            }
        }
        return volumes;
    }

    private static byte[] compressed(byte[] bytes, SplittableRandom random) {
        byte[] payload = random.nextInt(2000) == 0 ? Arrays.copyOf(bytes, BOMB_BYTES) : bytes;
        byte[] gzipped = random.nextInt(10) == 0 ? inMembers(payload, random) : NiftiBytes.gzip(payload);
        int mutations = Math.max(0, random.nextInt(5) - 2);
        for (int i = 0; i < mutations; i++) {
            gzipped = mutatedAnywhere(gzipped, random);
        }
        return gzipped;
    }

    private static byte[] inMembers(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length + 1);
        byte[] first = NiftiBytes.gzip(Arrays.copyOf(bytes, at));
        byte[] second = NiftiBytes.gzip(Arrays.copyOfRange(bytes, at, bytes.length));
        return spliced(first, first.length, first.length, second);
    }

    private static byte[] mutated(byte[] bytes, SplittableRandom random) {
        return random.nextInt(3) > 0 ? withField(bytes, random) : mutatedAnywhere(bytes, random);
    }

    private static byte[] withField(byte[] bytes, SplittableRandom random) {
        boolean one = bytes.length < 4 || bytes[0] == 0x5C || bytes[3] == 0x5C;
        int[] fields = one ? FIELDS_ONE : FIELDS_TWO;
        int group = 3 * random.nextInt(fields.length / 3);
        int length = fields[group + 1];
        int at = fields[group] + length * random.nextInt(fields[group + 2]);
        return with(bytes, at, value(length, random));
    }

    private static byte[] mutatedAnywhere(byte[] bytes, SplittableRandom random) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, at + 1 + random.nextInt(16));
        return switch (random.nextInt(7)) {
            case 0, 1 -> with(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(Byte.SIZE)));
            case 2 -> with(bytes, at, value(1 << random.nextInt(4), random));
            case 3 -> Arrays.copyOf(bytes, at);
            case 4 -> spliced(bytes, at, at, value(8, random));
            case 5 -> spliced(bytes, at, end, new byte[0]);
            default -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
        };
    }

    private static byte[] value(int length, SplittableRandom random) {
        ByteOrder order = random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteBuffer value = ByteBuffer.allocate(Long.BYTES).order(order);
        double real = REAL[random.nextInt(REAL.length)];
        switch (random.nextInt(3)) {
            case 0 -> value.putLong(random.nextLong());
            case 1 -> put(value, WHOLE[random.nextInt(WHOLE.length)], length);
            default ->
                put(
                        value,
                        length == Float.BYTES
                                ? Float.floatToRawIntBits((float) real)
                                : Double.doubleToRawLongBits(real),
                        length);
        }
        return Arrays.copyOf(value.array(), length);
    }

    private static void put(ByteBuffer target, long value, int length) {
        switch (length) {
            case Byte.BYTES -> target.put((byte) value);
            case Short.BYTES -> target.putShort((short) value);
            case Integer.BYTES -> target.putInt((int) value);
            default -> target.putLong(value);
        }
    }

    private static byte[] with(byte[] bytes, int at, byte... value) {
        byte[] changed = bytes.clone();
        for (int i = 0; i < value.length && at + i < changed.length; i++) {
            changed[at + i] = value[i];
        }
        return changed;
    }

    private static byte[] spliced(byte[] bytes, int from, int end, byte[] between) {
        byte[] joined = new byte[from + between.length + bytes.length - end];
        System.arraycopy(bytes, 0, joined, 0, from);
        System.arraycopy(between, 0, joined, from, between.length);
        System.arraycopy(bytes, end, joined, from + between.length, bytes.length - end);
        return joined;
    }
}
