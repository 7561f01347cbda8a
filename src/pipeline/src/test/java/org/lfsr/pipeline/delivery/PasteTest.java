package org.lfsr.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.resample.Resampling;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.SliceGrid;
import org.lfsr.pipeline.manifest.StackRecord;

class PasteTest {

    private static final Volume SCAN = FinishedScans.counting(new Grid(9, 8, 7));

    @ParameterizedTest
    @EnumSource
    void refinesTheScanWithinItsSlices(Axis axis) {
        Volume canvas = Paste.of(grid(axis), 2).refined(SCAN);

        assertThat(canvas.affine())
                .isEqualTo(
                        SCAN.affine().refined(axis == Axis.X ? 1 : 2, axis == Axis.Y ? 1 : 2, axis == Axis.Z ? 1 : 2));
        assertThat(canvas.grid().size(axis)).isEqualTo(SCAN.grid().size(axis));
        assertThat(canvas.slice(axis, 5).pixels())
                .containsExactly(
                        Resampling.BILINEAR.enlarge(SCAN.slice(axis, 5), 2).pixels());
    }

    @Test
    void refusesVolumesOfOtherSizes() throws Exception {
        Manifest manifest = Deliveries.into(new MemoryObjectStore())
                .deliver(FinishedScans.builder().build());
        StackRecord stack = manifest.stacks().get(0);
        Volume result = new Volume(new Grid(8, 6, 2), SCAN.affine(), new float[96]);
        Paste paste = Paste.of(manifest);

        assertThatThrownBy(() -> paste.paste(stack, SCAN, paste.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A stack has 8 x 6 x 2 voxels here, found 9 x 8 x 7");
        assertThatThrownBy(() -> paste.paste(stack, result, SCAN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The canvas has 18 x 16 x 7 voxels here, found 9 x 8 x 7");
        assertThatThrownBy(() -> paste.refined(result))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The scan has 9 x 8 x 7 voxels here, found 8 x 6 x 2");
    }

    @Test
    void refusesAScanWithoutStacks() throws Exception {
        Manifest manifest = Deliveries.into(new MemoryObjectStore())
                .deliver(FinishedScans.builder().regions().build());

        assertThatThrownBy(() -> Paste.of(manifest))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Scan scan-1 has no stacks to paste");
    }

    private static SliceGrid grid(Axis axis) {
        List<Double> rows = Arrays.stream(SCAN.affine().toRows()).boxed().toList();
        return new SliceGrid(9, 8, 7, rows, axis, SCAN.grid().size(axis));
    }
}
