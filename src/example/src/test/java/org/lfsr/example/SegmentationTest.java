package org.lfsr.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Volume;

class SegmentationTest {

    @Test
    void labelsTheBrighterHalfOfTheRange() {
        Affine affine = Affine.ofSpacing(1, 2, 3);

        Volume labels = Segmentation.of(new Volume(new Grid(4, 1, 1), affine, new float[] {-10, 0, 1, 10}));

        assertThat(labels.voxels()).containsExactly(0, 0, 1, 1);
        assertThat(labels.affine()).isEqualTo(affine);
    }
}
