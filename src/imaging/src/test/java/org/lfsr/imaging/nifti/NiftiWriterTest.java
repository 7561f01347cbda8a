package org.lfsr.imaging.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Point;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.Volume;

class NiftiWriterTest {

    private static final Grid GRID = new Grid(2, 2, 2);
    private static final double FLOAT_MM = 2e-5;
    private static final int FULL_TURN_RADIANS = 6;

    private final NiftiReader reader = new NiftiReader(NiftiLimits.ofVoxels(100_000));

    @Test
    void givesBackFloatsAsTheyWere() throws IOException, UnreadableVolumeException {
        float[] voxels = {0, -0.1f, 1e-30f, Float.MAX_VALUE, -Float.MAX_VALUE, 3, 4, Float.MIN_VALUE};

        Volume again = compressedAndRead(NiftiWriter.ofFloat32(), voxels);

        assertThat(again.grid()).isEqualTo(GRID);
        assertThat(again.affine()).isEqualTo(Affine.IDENTITY);
        assertThat(again.voxels()).containsExactly(voxels);
    }

    @Test
    void givesBackWholeNumbersOfSixteenBitsAsTheyWere() throws IOException, UnreadableVolumeException {
        float[] voxels = {-32768, 32767, 0, 1, -1, 2000, 3, 4};

        Volume again = compressedAndRead(NiftiWriter.ofInt16(), voxels);

        assertThat(again.voxels()).containsExactly(voxels);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource
    void scalesOtherNumbersIntoSixteenBits(float low, float high) throws IOException, UnreadableVolumeException {
        float[] voxels = {low, high, low / 2 + high / 2, low * 0.75f + high * 0.25f, low, high, low, high};

        Volume again = compressedAndRead(NiftiWriter.ofInt16(), voxels);

        float step = (float) (((double) high - low) / 65534);
        for (int i = 0; i < voxels.length; i++) {
            float tolerance = 0.51f * step + Math.ulp(voxels[i]) + Float.MIN_NORMAL;
            assertThat(again.voxels()[i]).isCloseTo(voxels[i], within(tolerance));
        }
    }

    static Stream<Arguments> scalesOtherNumbersIntoSixteenBits() {
        return Stream.of(
                Arguments.of(0.25f, 1000.5f),
                Arguments.of(-3.5f, -3.25f),
                Arguments.of(0f, 70000f),
                Arguments.of(-Float.MAX_VALUE, Float.MAX_VALUE),
                Arguments.of(1e6f, Math.nextUp(1e6f)),
                Arguments.of(0f, 1e-37f));
    }

    @Test
    void storesAConstantVolumeExactly() throws IOException, UnreadableVolumeException {
        byte[] bytes = written(NiftiWriter.ofInt16(), volume(0.3f, 0.3f, 0.3f, 0.3f, 0.3f, 0.3f, 0.3f, 0.3f));

        Volume again = reader.readLabels(new ByteArrayInputStream(bytes));

        assertThat(again.voxels()).containsOnly(0.3f);
    }

    @Test
    void writesTheSameBytesTwice() throws IOException {
        Volume volume = volume(1, 2, 3, 4, 5, 6, 7, 8);

        byte[] first = compressed(NiftiWriter.ofFloat32(), volume);

        assertThat(compressed(NiftiWriter.ofFloat32(), volume)).isEqualTo(first);
    }

    @Test
    void putsTheDescriptionIntoTheHeader() throws IOException {
        byte[] bytes = written(NiftiWriter.ofFloat32().describing("LFSR x2"), volume(1, 2, 3, 4, 5, 6, 7, 8));

        assertThat(new String(bytes, 148, 80, StandardCharsets.US_ASCII)).isEqualTo("LFSR x2" + "\0".repeat(73));
    }

    @Test
    void refusesADescriptionThatDoesNotFit() {
        assertThatThrownBy(() -> NiftiWriter.ofInt16().describing("x".repeat(80)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Description of 80 bytes is longer than 79: xxx");
    }

    @Test
    void refusesVoxelsThatAreNotFiniteBeforeItWrites() {
        ByteArrayOutputStream target = new ByteArrayOutputStream();

        assertThatThrownBy(
                        () -> NiftiWriter.ofFloat32().writeCompressed(volume(1, 2, 3, Float.NaN, 5, 6, 7, 8), target))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Voxel 3 of 2 x 2 x 2 is NaN");
        assertThat(target.size()).isZero();
    }

    @Test
    void refusesAxesThatTheFormatCannotHold() {
        Volume volume = new Volume(new Grid(1, 32768, 1), Affine.IDENTITY, new float[32768]);

        assertThatThrownBy(() -> NiftiWriter.ofInt16().write(volume, new ByteArrayOutputStream()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An axis of 1 x 32768 x 1 is longer than NIfTI-1's 32767 voxels");
    }

    @Test
    void placesByMatrixAndQuaternionAlike() throws IOException, UnreadableVolumeException {
        for (int turn = 0; turn < 200; turn++) {
            Affine affine = turned(turn * 0.37, turn * 0.53 % FULL_TURN_RADIANS, turn * 0.71, turn % 2 == 0 ? 1 : -1);
            byte[] bytes =
                    written(NiftiWriter.ofFloat32(), new Volume(GRID, affine, new float[] {1, 2, 3, 4, 5, 6, 7, 8}));
            byte[] withoutMatrix = bytes.clone();
            withoutMatrix[254] = 0;

            Affine byMatrix = reader.read(new ByteArrayInputStream(bytes)).affine();
            Affine byQuaternion =
                    reader.read(new ByteArrayInputStream(withoutMatrix)).affine();

            assertThat(bytes[252]).as("qform code, turn %d", turn).isEqualTo((byte) 2);
            assertThat(byMatrix.toRows()).as("turn %d", turn).containsExactly(affine.toRows(), within(FLOAT_MM));
            assertThat(byQuaternion.apply(1, 1, 1).distanceMm(affine.apply(1, 1, 1)))
                    .as("turn %d", turn)
                    .isLessThan(0.005);
        }
    }

    @Test
    void leavesTheQuaternionOutWhereTheAxesAreNotAtRightAngles() throws IOException, UnreadableVolumeException {
        Affine sheared = Affine.ofRows(1, 0.2, 0, 4, 0, 1, 0, 5, 0, 0, 1, 6);
        byte[] bytes =
                written(NiftiWriter.ofFloat32(), new Volume(GRID, sheared, new float[] {1, 2, 3, 4, 5, 6, 7, 8}));

        assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort(252))
                .isZero();
        assertThat(reader.read(new ByteArrayInputStream(bytes)).affine().toRows())
                .containsExactly(sheared.toRows(), within(FLOAT_MM));
    }

    /** The expected numbers are nibabel's: {@code reference.py oblique} and {@code reference.py anisotropic}. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void placesAFinerPartWhereItCameFrom(String name, Affine source, Affine part, Point first, Point last)
            throws IOException, UnreadableVolumeException {
        Affine cut = source.cropped(5, 7, 2);
        float[] voxels = new float[32 * 24 * 4];
        voxels[7] = 1;
        Volume finer = new Volume(new Grid(32, 24, 4), cut.refined(4, 4, 1), voxels);

        Affine again = reader.read(new ByteArrayInputStream(compressed(NiftiWriter.ofInt16(), finer)))
                .affine();

        assertThat(cut.toRows()).containsExactly(part.toRows(), within(1e-12));
        assertThat(again.apply(8, 12, 1).distanceMm(first)).isLessThan(FLOAT_MM);
        assertThat(again.apply(11, 15, 1).distanceMm(last)).isLessThan(FLOAT_MM);
    }

    static Stream<Arguments> placesAFinerPartWhereItCameFrom() {
        return Stream.of(
                Arguments.of(
                        "oblique",
                        Affine.ofRows(
                                -0.47388670606652705,
                                -0.930539471018378,
                                -0.21112649925299362,
                                81.5,
                                -0.56475618443742,
                                0.49911866245283043,
                                -1.5818329795714845,
                                -102.25,
                                -0.5162187927159414,
                                0.30818314955255915,
                                1.9243778283001431,
                                -47.0),
                        Affine.ofRows(
                                -0.47388670606652705,
                                -0.930539471018378,
                                -0.21112649925299362,
                                72.19453717403273,
                                -0.56475618443742,
                                0.49911866245283043,
                                -1.5818329795714845,
                                -104.74361624416025,
                                -0.5162187927159414,
                                0.30818314955255915,
                                1.9243778283001431,
                                -43.57505626011151),
                        new Point(68.77067866599839, -105.93299153450386, -41.6805532023993),
                        new Point(67.7173590331847, -105.98221967599231, -41.83657993477184)),
                Arguments.of(
                        "anisotropic",
                        Affine.ofRows(0.5, 0, 0, -60, 0, -0.5, 0, 75.5, 0, 0, 6, -30),
                        Affine.ofRows(0.5, 0, 0, -57.5, 0, -0.5, 0, 72, 0, 0, 6, -18),
                        new Point(-56.6875, 70.6875, -12),
                        new Point(-56.3125, 70.3125, -12)));
    }

    private static Affine turned(double aboutX, double aboutY, double aboutZ, int handedness) {
        double sx = Math.sin(aboutX);
        double cx = Math.cos(aboutX);
        double sy = Math.sin(aboutY);
        double cy = Math.cos(aboutY);
        double sz = Math.sin(aboutZ);
        double cz = Math.cos(aboutZ);
        double z = 2.5 * handedness;
        return Affine.ofRows(
                cz * cy * 0.9,
                (cz * sy * sx - sz * cx) * 1.1,
                (cz * sy * cx + sz * sx) * z,
                91,
                sz * cy * 0.9,
                (sz * sy * sx + cz * cx) * 1.1,
                (sz * sy * cx - cz * sx) * z,
                -123.25,
                -sy * 0.9,
                cy * sx * 1.1,
                cy * cx * z,
                17.5);
    }

    private static Volume volume(float... voxels) {
        return new Volume(GRID, Affine.IDENTITY, voxels);
    }

    private Volume compressedAndRead(NiftiWriter writer, float... voxels)
            throws IOException, UnreadableVolumeException {
        return reader.read(new ByteArrayInputStream(compressed(writer, volume(voxels))));
    }

    private static byte[] compressed(NiftiWriter writer, Volume volume) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        writer.writeCompressed(volume, target);
        return target.toByteArray();
    }

    private static byte[] written(NiftiWriter writer, Volume volume) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        writer.write(volume, target);
        return target.toByteArray();
    }
}
