package org.lfsr.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Point;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.degrade.BicubicDown;

class SimulationTest {

    private static final Affine AFFINE = Affine.ofRows(-1.5, 0.1, 0, 7, 0, 2, 0, -3, 0, 0.2, 3, 5);

    @Test
    void degradesEachSliceOfWhatTheFactorDivides() {
        Volume original = ramp(new Grid(11, 10, 3));

        Simulation simulation = Simulation.of(original, Optional.empty(), 4);

        assertThat(simulation.truth().grid()).isEqualTo(new Grid(8, 8, 3));
        assertThat(simulation.coarse().grid()).isEqualTo(new Grid(2, 2, 3));
        assertThat(simulation.truth().at(7, 6, 2)).isEqualTo(original.at(7, 6, 2));
        assertThat(simulation.coarse().slice(Axis.Z, 1).pixels())
                .isEqualTo(new BicubicDown(4)
                        .apply(original.slice(Axis.Z, 1).crop(new Box(0, 0, 8, 8)))
                        .pixels());
        assertThat(simulation.mask()).isEmpty();
    }

    @Test
    void keepsEveryPlaceInThePatient() {
        Simulation simulation = Simulation.of(ramp(new Grid(9, 8, 2)), Optional.empty(), 2);

        Point middleOfFour = AFFINE.apply(4.5, 2.5, 1);
        assertThat(simulation.truth().affine()).isEqualTo(AFFINE);
        assertThat(simulation.coarse().affine().apply(2, 1, 1).distanceMm(middleOfFour))
                .isLessThan(1e-12);
    }

    @Test
    void isNeverBelowZero() {
        float[] voxels = new float[16 * 16];
        voxels[8 * 16 + 8] = 1000;

        Volume coarse = Simulation.of(new Volume(new Grid(16, 16, 1), AFFINE, voxels), Optional.empty(), 2)
                .coarse();

        for (float voxel : coarse.voxels()) {
            assertThat(voxel).isNotNegative();
        }
    }

    @Test
    void labelsPixelsOfWhichHalfIsLabelled() {
        Grid grid = new Grid(4, 2, 1);
        Volume mask = new Volume(grid, AFFINE, new float[] {4, 2, 1, 0, 0, 0, 0, 0});

        Simulation simulation = Simulation.of(ramp(grid), Optional.of(mask), 2);

        assertThat(simulation.mask().orElseThrow().voxels()).containsExactly(1, 0);
    }

    @Test
    void refusesAMaskOfAnotherScan() {
        Volume mask = ramp(new Grid(4, 4, 2));

        assertThatThrownBy(() -> Simulation.of(ramp(new Grid(4, 4, 1)), Optional.of(mask), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The mask must be on the scan's grid of 4 x 4 x 1, found 4 x 4 x 2");
    }

    @Test
    void refusesAScanThatIsTooSmall() {
        assertThatThrownBy(() -> Simulation.of(ramp(new Grid(8, 3, 1)), Optional.empty(), 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A scan of 8 x 3 x 1 cannot be made 4 times coarser");
    }

    private static Volume ramp(Grid grid) {
        float[] voxels = new float[grid.length()];
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = i;
        }
        return new Volume(grid, AFFINE, voxels);
    }
}
