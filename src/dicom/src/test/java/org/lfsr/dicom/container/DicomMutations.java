package org.lfsr.dicom.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.lfsr.dicom.Codestreams;
import org.lfsr.dicom.Codestreams.Codestream;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.DicomBytes;
import org.lfsr.dicom.series.MadeSeries;
import org.lfsr.dicom.series.Orientation;

/** An endless list of series with damaged instances, each a function of the seed and its index. */
final class DicomMutations {

    private static final long[] VALUES = {
        0,
        1,
        2,
        3,
        4,
        7,
        8,
        12,
        16,
        63,
        64,
        127,
        128,
        255,
        256,
        0x7FFF,
        0x8000,
        0xFFFE,
        0xFFFF,
        0x7FFF_FFFFL,
        0x8000_0000L,
        0xFFFF_FFFEL,
        0xFFFF_FFFFL,
        0xE000_FFFEL,
        0xE00D_FFFEL,
        0xE0DD_FFFEL,
        0x0010_7FE0L
    };
    private static final String[] TEXTS = {
        "1\\0\\0\\0\\1\\0", "1e300", "-0", "NaN", "\\\\\\\\", "MR", "\u001B$B", "1.2.840.10008.1.2.4.90", "0.5\\0.5"
    };
    private static final int HEADER_START = 128;

    private final long seed;
    private final List<List<byte[]>> sound;

    DicomMutations(long seed) throws IOException {
        this.seed = seed;
        this.sound = sound();
    }

    long seed() {
        return seed;
    }

    private static List<List<byte[]>> sound() throws IOException {
        List<List<byte[]>> series = new ArrayList<>();
        for (Codestream codestream : Codestreams.all()) {
            series.add(List.of(
                    Codestreams.instance(codestream, "0\\0\\0 "), Codestreams.instance(codestream, "0\\0\\2 ")));
        }
        series.add(plain(DicomBytes.explicitLittleEndian(), DicomBytes.explicitLittleEndian()));
        series.add(plain(DicomBytes.implicit(), DicomBytes.implicit()));
        series.add(plain(DicomBytes.bigEndian(), DicomBytes.bigEndian()));
        DicomBytes deflated = DicomBytes.of("1.2.840.10008.1.2.1.99");
        plain(deflated, DicomBytes.implicit());
        series.add(List.of(deflated.deflated()));
        MadeSeries made = MadeSeries.of(16, 8, 4, Orientation.OBLIQUE);
        series.add(List.of(MadeSeries.file(made.enhanced())));
        List<byte[]> classic = new ArrayList<>();
        for (DataSet instance : made.classic()) {
            classic.add(MadeSeries.file(instance));
        }
        series.add(classic);
        return series;
    }

    private static List<byte[]> plain(DicomBytes first, DicomBytes second) {
        Codestreams.described(first, "0\\0\\0 ", false).shorts(0x7FE00010, "OW", Codestreams.values());
        Codestreams.described(second, "0\\0\\2 ", false).shorts(0x7FE00010, "OW", Codestreams.values());
        return List.of(first.file(), second.file());
    }

    /** Some instances, one or more of them damaged. */
    List<byte[]> instances(int index) {
        SplittableRandom random = random(index);
        List<byte[]> instances = new ArrayList<>(sound.get(random.nextInt(sound.size())));
        int mutations = random.nextInt(4);
        for (int i = 0; i < mutations; i++) {
            int which = random.nextInt(instances.size());
            instances.set(which, mutated(instances.get(which), random));
        }
        if (random.nextInt(20) == 0) {
            instances.addAll(sound.get(random.nextInt(sound.size())));
        }
        return instances;
    }

    /** The same in one file, which may be damaged too. */
    byte[] container(int index) {
        SplittableRandom random = random(~index);
        List<byte[]> instances = instances(index);
        byte[] container = switch (random.nextInt(3)) {
            case 0 -> Containers.zip(instances);
            case 1 -> damaged(Containers.tar(instances), random);
            default -> Containers.gzip(damaged(Containers.tar(instances), random));
        };
        return damaged(container, random);
    }

    private SplittableRandom random(int index) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index);
    }

    private static byte[] damaged(byte[] bytes, SplittableRandom random) {
        return random.nextInt(3) == 0 ? mutated(bytes, random) : bytes;
    }

    private static byte[] mutated(byte[] bytes, SplittableRandom random) {
        if (bytes.length <= HEADER_START) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(random.nextInt(20) == 0 ? 0 : HEADER_START, bytes.length);
        int end = Math.min(bytes.length, at + 1 + random.nextInt(64));
        return switch (random.nextInt(8)) {
            case 0, 1 -> with(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(Byte.SIZE)));
            case 2 -> with(bytes, at, value(1 << random.nextInt(3), random));
            case 3 -> with(bytes, at, text(random));
            case 4 -> Arrays.copyOf(bytes, at);
            case 5 -> spliced(bytes, at, at, value(8, random));
            case 6 -> spliced(bytes, at, end, new byte[0]);
            default -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
        };
    }

    private static byte[] text(SplittableRandom random) {
        return TEXTS[random.nextInt(TEXTS.length)].getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static byte[] value(int length, SplittableRandom random) {
        ByteOrder order = random.nextInt(4) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        long value = random.nextInt(3) == 0 ? random.nextLong() : VALUES[random.nextInt(VALUES.length)];
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(order).putLong(value);
        int from = order == ByteOrder.BIG_ENDIAN ? Long.BYTES - length : 0;
        return Arrays.copyOfRange(bytes.array(), from, from + length);
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
