package org.lfsr.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VolumeTest {

    private static final Grid GRID = new Grid(4, 3, 2);

    /** A volume whose voxels tell their own place: 100 z + 10 y + x. */
    private static final Volume VOLUME = volume();

    private static Volume volume() {
        float[] voxels = new float[GRID.length()];
        for (int z = 0; z < 2; z++) {
            for (int y = 0; y < 3; y++) {
                for (int x = 0; x < 4; x++) {
                    voxels[GRID.index(x, y, z)] = 100 * z + 10 * y + x;
                }
            }
        }
        return new Volume(GRID, Affine.IDENTITY, voxels);
    }

    @Test
    void sliceAcrossXHasColumnsAlongYAndRowsAlongZ() {
        Image slice = VOLUME.slice(Axis.X, 3);

        assertThat(slice).hasToString("3 x 2");
        assertThat(slice.pixels()).containsExactly(3, 13, 23, 103, 113, 123);
    }

    @Test
    void sliceAcrossYHasColumnsAlongXAndRowsAlongZ() {
        Image slice = VOLUME.slice(Axis.Y, 1);

        assertThat(slice).hasToString("4 x 2");
        assertThat(slice.pixels()).containsExactly(10, 11, 12, 13, 110, 111, 112, 113);
    }

    @Test
    void sliceAcrossZHasColumnsAlongXAndRowsAlongY() {
        Image slice = VOLUME.slice(Axis.Z, 1);

        assertThat(slice).hasToString("4 x 3");
        assertThat(slice.pixels()).containsExactly(100, 101, 102, 103, 110, 111, 112, 113, 120, 121, 122, 123);
    }

    @ParameterizedTest
    @EnumSource
    void slicesAreCopies(Axis normal) {
        VOLUME.slice(normal, 0).pixels()[0] = -1;

        assertThat(VOLUME.at(0, 0, 0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"X, 4", "Y, 3", "Z, 2", "Z, -1"})
    void refusesASliceThatIsNotThere(Axis normal, int index) {
        assertThatThrownBy(() -> VOLUME.slice(normal, index))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("Slice %d across %s of a volume of 4 x 3 x 2", index, normal);
    }

    @Test
    void refusesVoxelsThatDoNotFillTheGrid() {
        assertThatThrownBy(() -> new Volume(GRID, Affine.IDENTITY, new float[23]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A volume of 4 x 3 x 2 has 24 voxels, found 23");
    }
}
