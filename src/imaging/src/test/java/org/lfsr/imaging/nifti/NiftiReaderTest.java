package org.lfsr.imaging.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.Volume;

/** What whole and sound volumes are read as. */
class NiftiReaderTest {

    private static final double FLOAT_MM = 1e-5;

    private static final double[] QFORM_OF_NIBABEL = {
        0.3699999916553496,
        0.44731284767698054,
        -0.9328342206154592,
        -11.5,
        -0.25820856392589414,
        0.5999999888241289,
        0.9164171348946458,
        22.25,
        -0.21547237338083203,
        0.049104273888894955,
        -2.699999991059303,
        33.0
    };

    private final NiftiReader reader = new NiftiReader(NiftiLimits.ofVoxels(1000));

    @ParameterizedTest(name = "datatype {0}, {1}")
    @MethodSource
    void readsEveryDatatypeInBothByteOrdersAndVersions(int datatype, ByteOrder order, double low, double high)
            throws IOException, UnreadableVolumeException {
        double[] values = {low, high, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

        for (NiftiBytes bytes : new NiftiBytes[] {NiftiBytes.one(), NiftiBytes.two()}) {
            Volume volume = read(bytes.order(order).datatype(datatype).values(values));

            assertThat(volume.grid()).isEqualTo(new Grid(2, 3, 2));
            assertThat(volume.voxels()).containsExactly(floats(values));
        }
    }

    static Stream<Arguments> readsEveryDatatypeInBothByteOrdersAndVersions() {
        return Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                .flatMap(order -> Stream.of(
                        Arguments.of(2, order, 0, 255),
                        Arguments.of(256, order, -128, 127),
                        Arguments.of(4, order, -32768, 32767),
                        Arguments.of(512, order, 0, 65535),
                        Arguments.of(8, order, -0x1p31, 0x1p31 - 128),
                        Arguments.of(768, order, 0, 0x1p32 - 256),
                        Arguments.of(1024, order, -0x1p63, 0x1p62),
                        Arguments.of(1280, order, 0, 0x1p63 + 0x1p50),
                        Arguments.of(16, order, -1.5, Float.MAX_VALUE),
                        Arguments.of(64, order, -1e-3, 1e38)));
    }

    @Test
    void scalesStoredNumbersInDoublePrecision() throws IOException, UnreadableVolumeException {
        Volume volume = read(NiftiBytes.two().scaling(0.1, -3));

        assertThat(volume.at(0, 0, 0)).isEqualTo((float) (0.1 * 1 - 3));
        assertThat(volume.at(1, 2, 1)).isEqualTo((float) (0.1 * 12 - 3));
    }

    @Test
    void scalesWideNumbersBeforeTheyAreRounded() throws IOException, UnreadableVolumeException {
        double[] values = {0x1p31 - 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

        Volume volume = read(NiftiBytes.one().datatype(8).values(values).scaling(1, -0x1p31));

        assertThat(volume.at(0, 0, 0)).isEqualTo(-1);
    }

    @ParameterizedTest(name = "slope {0}")
    @MethodSource
    void takesSlopesWithoutMeaningAsUnscaled(double slope, double intercept)
            throws IOException, UnreadableVolumeException {
        Volume volume = read(NiftiBytes.one().scaling(slope, intercept));

        assertThat(volume.at(0, 0, 0)).isEqualTo(1);
    }

    static Stream<Arguments> takesSlopesWithoutMeaningAsUnscaled() {
        return Stream.of(
                Arguments.of(0, 10), Arguments.of(Double.NaN, Double.NaN), Arguments.of(Double.POSITIVE_INFINITY, 10));
    }

    @Test
    void placesByTheMatrixFirst() throws IOException, UnreadableVolumeException {
        double[] rows = {-2, 0.5, 0, 10, 0.5, 2, 0, -20, 0, 0, 3, 30};

        Volume volume = read(NiftiBytes.two()
                .quaternion(0, 0, 1, 1, 2, 3)
                .matrix(rows)
                .codes(1, 1)
                .order(ByteOrder.BIG_ENDIAN));

        assertThat(volume.affine()).isEqualTo(Affine.ofRows(rows));
    }

    /** The expected numbers are nibabel's: {@code reference.py qform}. */
    @Test
    void placesByTheQuaternionWhereThereIsNoMatrix() throws IOException, UnreadableVolumeException {
        Volume volume = read(NiftiBytes.one().spacings(-1, 0.5, 0.75, 3).quaternion(0.1, 0.2, -0.3, -11.5, 22.25, 33));

        assertThat(volume.affine().toRows()).containsExactly(QFORM_OF_NIBABEL, within(FLOAT_MM));
    }

    @Test
    void placesAroundTheOriginWhereThereIsNoTransform() throws IOException, UnreadableVolumeException {
        Volume volume = read(NiftiBytes.one().spacings(1, 2, 3, 4).codes(0, 0));

        assertThat(volume.affine()).isEqualTo(Affine.ofRows(-2, 0, 0, 1, 0, 3, 0, -3, 0, 0, 4, -2));
    }

    @Test
    void takesHalfATurnWhoseQuaternionWasRoundedUp() throws IOException, UnreadableVolumeException {
        Volume volume = read(NiftiBytes.one().quaternion(0, 0, Math.nextUp(1f), 0, 0, 0));

        assertThat(volume.affine().toRows())
                .containsExactly(new double[] {-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0}, within(FLOAT_MM));
    }

    @ParameterizedTest(name = "unit {0}")
    @MethodSource
    void turnsUnitsOfLengthIntoMillimetres(int unit, double factor) throws IOException, UnreadableVolumeException {
        double spacing = 1.5 / factor;
        double offset = 60 / factor;
        double[] rows = {spacing, 0, 0, offset, 0, spacing, 0, 0, 0, 0, spacing, 0};

        Volume volume = read(NiftiBytes.two().units(unit).matrix(rows));

        assertThat(volume.affine().toRows())
                .containsExactly(new double[] {1.5, 0, 0, 60, 0, 1.5, 0, 0, 0, 0, 1.5, 0}, within(1e-9));
    }

    static Stream<Arguments> turnsUnitsOfLengthIntoMillimetres() {
        return Stream.of(
                Arguments.of(0, 1),
                Arguments.of(1, 1000),
                Arguments.of(2, 1),
                Arguments.of(2 | 8, 1),
                Arguments.of(3, 0.001));
    }

    @Test
    void readsGzippedVolumesOfSeveralMembersFromAStreamThatHasNothingAtHand()
            throws IOException, UnreadableVolumeException {
        byte[] whole = NiftiBytes.one().build();
        InputStream first = new Dribble(NiftiBytes.gzip(Arrays.copyOf(whole, 360)));
        InputStream second = new Dribble(NiftiBytes.gzip(Arrays.copyOfRange(whole, 360, whole.length)));

        Volume volume = reader.read(new SequenceInputStream(first, second));

        assertThat(volume.at(1, 2, 1)).isEqualTo(12);
    }

    @Test
    void leavesAloneWhatFollowsTheLastMember() throws IOException, UnreadableVolumeException {
        byte[] gzipped = NiftiBytes.one().gzipped();

        Volume volume = reader.read(new ByteArrayInputStream(Arrays.copyOf(gzipped, gzipped.length + 100)));

        assertThat(volume.at(1, 2, 1)).isEqualTo(12);
    }

    @Test
    void passesOverExtensions() throws IOException, UnreadableVolumeException {
        Volume volume = read(NiftiBytes.two().extension(new byte[5000]));

        assertThat(volume.at(0, 0, 0)).isEqualTo(1);
    }

    @Test
    void takesFurtherAxesOfOne() throws IOException, UnreadableVolumeException {
        Volume volume = read(NiftiBytes.one().sizes(2, 3, 2, 1, 1));

        assertThat(volume.grid()).isEqualTo(new Grid(2, 3, 2));
    }

    @Test
    void takesASingleSliceInSpaceAsAVolume() throws IOException, UnreadableVolumeException {
        Volume volume = read(NiftiBytes.one().sizes(4, 3, 1));

        assertThat(volume.grid()).isEqualTo(new Grid(4, 3, 1));
    }

    @Test
    void takesLabelsThatAreAllTheSame() throws IOException, UnreadableVolumeException {
        Volume volume = reader.readLabels(NiftiBytes.one().values(new double[12]).stream());

        assertThat(volume.voxels()).containsOnly(0);
    }

    @Test
    void readsSlicesWhereTheyLie() throws IOException, UnreadableVolumeException {
        NiftiBytes bytes = NiftiBytes.one().sizes(2, 2, 3).matrix(2, 0, 0, 5, 0, 2, 0, 6, 0, 0, 3, 7);

        try (NiftiStream stream = reader.open(new ByteArrayInputStream(bytes.gzipped()))) {
            Volume first = stream.next(1);
            Volume rest = stream.next(2);

            assertThat(first.voxels()).containsExactly(1, 2, 3, 4);
            assertThat(first.affine()).isEqualTo(stream.header().affine());
            assertThat(rest.grid()).isEqualTo(new Grid(2, 2, 2));
            assertThat(rest.voxels()).containsExactly(5, 6, 7, 8, 9, 10, 11, 12);
            assertThat(rest.affine()).isEqualTo(Affine.ofRows(2, 0, 0, 5, 0, 2, 0, 6, 0, 0, 3, 10));
            assertThat(stream.slicesLeft()).isZero();
        }
    }

    @Test
    void readsVolumesOfManyChunks() throws IOException, UnreadableVolumeException {
        double[] values = new double[130 * 120 * 110];
        Arrays.setAll(values, i -> i % 32003);
        byte[] bytes = NiftiBytes.one().sizes(130, 120, 110).values(values).build();

        Volume volume = new NiftiReader(NiftiLimits.ofVoxels(values.length)).read(new ByteArrayInputStream(bytes));

        assertThat(Arrays.mismatch(volume.voxels(), floats(values))).isEqualTo(-1);
    }

    @Test
    void letsAFailureOfTheStreamThrough() {
        EOFException lost = new EOFException("connection reset");
        InputStream stream = new SequenceInputStream(
                new ByteArrayInputStream(Arrays.copyOf(NiftiBytes.one().gzipped(), 60)), new Broken(lost));

        assertThatThrownBy(() -> reader.read(stream)).isSameAs(lost);
    }

    private Volume read(NiftiBytes bytes) throws IOException, UnreadableVolumeException {
        return reader.read(bytes.stream());
    }

    private static float[] floats(double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** Gives a byte at a time and never has any at hand. */
    private static final class Dribble extends InputStream {

        private final InputStream bytes;

        Dribble(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int from, int count) throws IOException {
            return bytes.read(target, from, Math.min(count, 1));
        }
    }

    /** A connection that was cut. */
    private static final class Broken extends InputStream {

        private final IOException failure;

        Broken(IOException failure) {
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            throw failure;
        }

        @Override
        public int read(byte[] target, int from, int count) throws IOException {
            throw failure;
        }
    }
}
