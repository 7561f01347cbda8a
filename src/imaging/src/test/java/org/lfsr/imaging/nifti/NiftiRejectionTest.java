package org.lfsr.imaging.nifti;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.UnreadableVolumeException.Reason;

/** What hostile and damaged bytes are refused with. */
class NiftiRejectionTest {

    private static final NiftiLimits LIMITS = new NiftiLimits(1000, 4096);

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"formats", "headers", "geometries", "contents"})
    void refusesNamingTheValueFound(Reason reason, String message, byte[] bytes) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(UnreadableVolumeException.class)
                .hasMessageContaining(message)
                .extracting(e -> ((UnreadableVolumeException) e).reason())
                .isEqualTo(reason);
    }

    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of(Reason.TRUNCATED, "Header ends after 0 of 4 bytes", new byte[0]),
                Arguments.of(
                        Reason.TRUNCATED,
                        "Header ends after 100 of 348",
                        cut(NiftiBytes.one().build(), 100)),
                Arguments.of(
                        Reason.TRUNCATED,
                        "Header ends after 539 of 540",
                        cut(NiftiBytes.two().build(), 539)),
                Arguments.of(Reason.NOT_A_VOLUME, "Begins with 3c21444f", "<!DOCTYPE html>".getBytes(US_ASCII)),
                of(
                        Reason.NOT_A_VOLUME,
                        "Magic is 6e2b3900, not 6e2b3100",
                        NiftiBytes.one().magic("n+9")),
                of(
                        Reason.NOT_A_VOLUME,
                        "Magic is 6e2b3100, not 6e2b3200",
                        NiftiBytes.two().magic("n+1")),
                of(
                        Reason.UNSUPPORTED_FORMAT,
                        "pair of files (magic 6e693100)",
                        NiftiBytes.one().magic("ni1")),
                of(
                        Reason.UNSUPPORTED_FORMAT,
                        "pair of files (magic 6e693200)",
                        NiftiBytes.two().magic("ni2")),
                of(Reason.UNSUPPORTED_FORMAT, "Analyze 7.5", NiftiBytes.one().magic("")),
                Arguments.of(
                        Reason.BAD_HEADER,
                        "0d0d0a1a instead",
                        with(NiftiBytes.two().build(), 8, 13, 13, 10, 26)));
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                of(
                        Reason.BAD_DIMENSIONS,
                        "Sizes are 2 x 3: 2 axes, not 3",
                        NiftiBytes.one().sizes(2, 3)),
                of(
                        Reason.BAD_DIMENSIONS,
                        "Sizes are 2 x 3 x 2 x 5: a series",
                        NiftiBytes.one().sizes(2, 3, 2, 5)),
                of(Reason.BAD_DIMENSIONS, "2 x 0 x 2: axis 2", NiftiBytes.one().sizes(2, 0, 2)),
                of(Reason.BAD_DIMENSIONS, "2 x 3 x -7: axis 3", NiftiBytes.one().sizes(2, 3, -7)),
                Arguments.of(
                        Reason.BAD_DIMENSIONS, "9 axes", with(NiftiBytes.one().build(), 40, 9, 0)),
                Arguments.of(
                        Reason.BAD_DIMENSIONS, "-1 axes", with(NiftiBytes.one().build(), 40, 0xFF, 0xFF)),
                of(
                        Reason.TOO_LARGE,
                        "are 1001 voxels, more than the limit of 1000",
                        NiftiBytes.one().sizes(7, 11, 13)),
                of(Reason.TOO_LARGE, "than the limit of 1000", NiftiBytes.two().sizes(1L << 62, 1L << 62, 1L << 62)),
                of(Reason.TOO_LARGE, "than the limit of 1000", NiftiBytes.two().sizes(1L << 32, 1, 1L << 32)),
                of(
                        Reason.UNSUPPORTED_DATATYPE,
                        "type 32 (complex64)",
                        NiftiBytes.one().datatype(32)),
                of(
                        Reason.UNSUPPORTED_DATATYPE,
                        "type 128 (RGB24)",
                        NiftiBytes.two().datatype(128)),
                of(
                        Reason.UNSUPPORTED_DATATYPE,
                        "type 77 (not in",
                        NiftiBytes.one().datatype(77)),
                of(Reason.BAD_HEADER, "intercept is Infinity", NiftiBytes.one().scaling(1, Double.POSITIVE_INFINITY)),
                Arguments.of(
                        Reason.BAD_HEADER, "at byte 0.0", with(NiftiBytes.one().build(), 108, 0, 0, 0, 0)),
                Arguments.of(
                        Reason.BAD_HEADER, "at byte NaN", with(NiftiBytes.one().build(), 108, 0, 0, 0xC0, 0x7F)),
                Arguments.of(
                        Reason.TOO_LARGE,
                        "beyond the limit of 4096",
                        with(NiftiBytes.two().build(), 171, 1)),
                of(Reason.TOO_LARGE, "at byte 4352.0", NiftiBytes.one().extension(new byte[4000])));
    }

    static Stream<Arguments> geometries() {
        return Stream.of(
                of(Reason.BAD_GEOMETRY, "Affine is not finite", NiftiBytes.one().matrix(Double.NaN)),
                of(Reason.BAD_GEOMETRY, "lies at NaN mm", NiftiBytes.one().matrix(1, 0, 0, Double.NaN)),
                of(Reason.BAD_GEOMETRY, "lies at 1.0E9 mm", NiftiBytes.two().matrix(1, 0, 0, 1e9)),
                of(Reason.BAD_GEOMETRY, "singular", NiftiBytes.one().matrix(new double[12])),
                of(Reason.BAD_GEOMETRY, "one plane", NiftiBytes.two().matrix(1, 1, 0, 0, 1, 1.00001, 0, 0, 0, 0, 1, 0)),
                of(
                        Reason.BAD_GEOMETRY,
                        "along Y is 500.0 mm",
                        NiftiBytes.one().matrix(1, 0, 0, 0, 0, 500, 0, 0, 0, 0, 1, 0)),
                of(Reason.BAD_GEOMETRY, "along X is 1000.0 mm", NiftiBytes.one().units(1)),
                of(Reason.BAD_GEOMETRY, "Unit of length is 5", NiftiBytes.one().units(5)),
                of(Reason.BAD_GEOMETRY, "is longer than 1", NiftiBytes.one().quaternion(1, 0.5, 0, 0, 0, 0)),
                of(Reason.BAD_GEOMETRY, "NaN, 0.0, 0.0", NiftiBytes.two().quaternion(Double.NaN, 0, 0, 0, 0, 0)),
                of(
                        Reason.BAD_GEOMETRY,
                        "axis 2 is -1.0",
                        NiftiBytes.one().spacings(1, 1, -1, 1).codes(0, 0)),
                of(
                        Reason.BAD_GEOMETRY,
                        "axis 3 is 0.0",
                        NiftiBytes.one().spacings(1, 1, 1, 0).codes(0, 1)),
                of(
                        Reason.BAD_GEOMETRY,
                        "axis 1 is NaN",
                        NiftiBytes.one().spacings(1, Double.NaN).codes(0, 0)),
                of(
                        Reason.BAD_GEOMETRY,
                        "(pixdim[0]) is -2.0",
                        NiftiBytes.one().spacings(-2, 1, 1, 1).codes(0, 1)));
    }

    static Stream<Arguments> contents() {
        NiftiBytes wanting = NiftiBytes.one().sizes(3, 3, 2);
        byte[] gzipped = NiftiBytes.one().gzipped();
        return Stream.of(
                of(Reason.TRUNCATED, "Voxels end after 24 of 36 bytes", wanting),
                Arguments.of(Reason.TRUNCATED, "Voxels end after 24 of 36 bytes", wanting.gzipped()),
                Arguments.of(
                        Reason.TRUNCATED,
                        "Header extensions end",
                        cut(NiftiBytes.one().build(), 350)),
                Arguments.of(Reason.TRUNCATED, "Compressed data ends early", cut(gzipped, gzipped.length - 9)),
                Arguments.of(Reason.TRUNCATED, "376 decompressed bytes", cut(gzipped, gzipped.length - 1)),
                Arguments.of(Reason.TRUNCATED, "after 0 decompressed bytes", cut(gzipped, 5)),
                Arguments.of(Reason.CORRUPT_COMPRESSION, "method is 7", with(gzipped, 2, 7)),
                Arguments.of(Reason.CORRUPT_COMPRESSION, "flags are 0x80", with(gzipped, 3, 0x80)),
                Arguments.of(Reason.CORRUPT_COMPRESSION, "invalid block type", with(gzipped, 10, 0xFF)),
                Arguments.of(
                        Reason.CORRUPT_COMPRESSION,
                        "has 376 bytes, not 255",
                        with(gzipped, gzipped.length - 4, 255, 0)),
                Arguments.of(Reason.CORRUPT_COMPRESSION, "not 00000000", with(gzipped, gzipped.length - 8, 0, 0, 0, 0)),
                of(Reason.NOT_FINITE, "Voxel (1, 0, 0) is NaN", floats(1, Double.NaN)),
                of(Reason.NOT_FINITE, "Voxel (1, 1, 1) is -Infinity", floats(9, Double.NEGATIVE_INFINITY)),
                of(
                        Reason.NOT_FINITE,
                        "is Infinity as a 32-bit float",
                        floats(1, 1e300).datatype(64)),
                of(Reason.NOT_FINITE, "(0, 0, 0) is Infinity", NiftiBytes.two().scaling(1e300, 0)),
                of(
                        Reason.NO_VARIANCE,
                        "All 12 voxels are 0.0",
                        floats(5, -0.0).values(0, -0.0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
                of(Reason.NO_VARIANCE, "All 12 voxels are 7.0", floats(1, 7).values(repeated(7))),
                of(Reason.NO_VARIANCE, "All 12 voxels are 0.0", NiftiBytes.two().scaling(1e-300, 0)));
    }

    @Test
    void takesLittleMemoryForAnEmptyPromise() {
        byte[] bytes = NiftiBytes.two().sizes(1 << 20, 1 << 5, 1 << 5).build();
        NiftiReader reader = new NiftiReader(NiftiLimits.ofVoxels(1 << 30));
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();

        assertThatThrownBy(() -> reader.read(new ByteArrayInputStream(bytes)))
                .hasMessage("Voxels end after 24 of 2147483648 bytes");

        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(16L << 20);
    }

    @Test
    void stopsDecompressingSoonAfterTheAnnouncedVoxels() throws IOException {
        byte[] bomb = NiftiBytes.gzip(Arrays.copyOf(NiftiBytes.one().build(), 100 << 20));
        InputStream stream = new ByteArrayInputStream(bomb);

        assertThatThrownBy(() -> new NiftiReader(LIMITS).read(stream))
                .isInstanceOf(UnreadableVolumeException.class)
                .hasMessage("More than 1048576 bytes follow the last voxel in the compressed data");
        assertThat(stream.available()).isPositive();
    }

    @Test
    void refusesSlicesBeyondTheLast() throws IOException, UnreadableVolumeException {
        try (NiftiStream stream = new NiftiReader(LIMITS).open(NiftiBytes.one().stream())) {
            assertThatThrownBy(() -> stream.next(3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("2 slices are left, not 3");
        }
    }

    @Test
    void refusesLimitsThatAllowNothing() {
        assertThatThrownBy(() -> new NiftiLimits(0, 351))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Limits of 0 voxels and 351 header bytes");
    }

    private static void read(byte[] bytes) throws IOException, UnreadableVolumeException {
        new NiftiReader(LIMITS).read(new ByteArrayInputStream(bytes));
    }

    private static Arguments of(Reason reason, String message, NiftiBytes bytes) {
        return Arguments.of(reason, message, bytes.build());
    }

    private static NiftiBytes floats(int at, double value) {
        double[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        values[at] = value;
        return NiftiBytes.one().datatype(16).values(values);
    }

    private static double[] repeated(double value) {
        double[] values = new double[12];
        Arrays.fill(values, value);
        return values;
    }

    private static byte[] cut(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    private static byte[] with(byte[] bytes, int at, int... replaced) {
        byte[] damaged = bytes.clone();
        for (int i = 0; i < replaced.length; i++) {
            damaged[at + i] = (byte) replaced[i];
        }
        return damaged;
    }
}
