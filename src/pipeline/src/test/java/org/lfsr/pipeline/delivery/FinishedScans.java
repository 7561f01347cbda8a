package org.lfsr.pipeline.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lfsr.dicom.series.SeriesHeader;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.quality.DeviationMap;
import org.lfsr.imaging.quality.EnhancedStack;
import org.lfsr.imaging.resample.Resampling;
import org.lfsr.imaging.roi.RoiStack;
import org.lfsr.pipeline.FinishedScan;
import org.lfsr.pipeline.FinishedStack;
import org.lfsr.pipeline.GeneratorModel;
import org.lfsr.pipeline.ScanRequest;
import org.lfsr.pipeline.ScanSource;
import org.lfsr.pipeline.manifest.InputObject;
import org.lfsr.pipeline.manifest.IntensityMap;
import org.lfsr.pipeline.manifest.Replacement;
import org.lfsr.pipeline.manifest.SliceGrid;
import org.lfsr.pipeline.manifest.StackQuality;
import org.lfsr.pipeline.manifest.StageTiming;
import org.lfsr.pipeline.manifest.Warning;
import org.lfsr.storage.ObjectLocation;

/** Makes scans that are finished: enhanced by bicubic interpolation. */
final class FinishedScans {

    static final String BUCKET = "scans";

    /** Oblique and not the same along any two axes. */
    static final Affine OBLIQUE = Affine.ofRows(-0.5, 0.1, 0.2, 80, 0.2, 0.7, -0.3, -100, 0.1, 0.2, 3, -40);

    static final StackQuality QUALITY =
            new StackQuality(38.5, 37.0, 0.98, 1.75, 3.25, 2.5, 1.01, 0.94, null, null, null, null);

    private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

    private Volume volume = counting(new Grid(9, 8, 7));
    private Axis axis = Axis.Z;
    private GeneratorModel generator = Models.generator(2);
    private List<RoiStack> regions =
            List.of(new RoiStack(new Box(1, 2, 4, 3), 1, 2), new RoiStack(new Box(0, 0, 3, 2), 4, 4));
    private String etag = "etag-1";
    private StackQuality quality = QUALITY;
    private @Nullable Replacement replacement;
    private @Nullable ScanSource reference;
    private @Nullable SeriesHeader series;
    private boolean repeating;
    private String scanId = "scan-1";
    private String requestId = "request-1";

    static FinishedScans builder() {
        return new FinishedScans();
    }

    FinishedScans volume(Volume other) {
        volume = other;
        return this;
    }

    FinishedScans axis(Axis other) {
        axis = other;
        return this;
    }

    FinishedScans generator(GeneratorModel other) {
        generator = other;
        return this;
    }

    FinishedScans regions(RoiStack... others) {
        regions = List.of(others);
        return this;
    }

    FinishedScans etag(String other) {
        etag = other;
        return this;
    }

    FinishedScans quality(StackQuality other) {
        quality = other;
        return this;
    }

    FinishedScans replaced(Replacement other) {
        replacement = other;
        return this;
    }

    FinishedScans reference(ScanSource other) {
        reference = other;
        return this;
    }

    /** Enhanced by making each pixel a square of equal ones. */
    FinishedScans repeating() {
        repeating = true;
        return this;
    }

    FinishedScans series(SeriesHeader other) {
        series = other;
        return this;
    }

    FinishedScans scanId(String other) {
        scanId = other;
        return this;
    }

    FinishedScans requestId(String other) {
        requestId = other;
        return this;
    }

    ScanRequest request() {
        ScanSource source = new ScanSource(new ObjectLocation(BUCKET, "in/scan.nii.gz"), null);
        return new ScanRequest(requestId, scanId, source, "MR", null, null, reference, null);
    }

    FinishedScan build() {
        List<FinishedStack> stacks = new ArrayList<>();
        for (RoiStack region : regions) {
            stacks.add(stack(stacks.size(), region));
        }
        List<Double> rows = Arrays.stream(volume.affine().toRows()).boxed().toList();
        Grid grid = volume.grid();
        return new FinishedScan(
                request(),
                new InputObject(BUCKET, "in/scan.nii.gz", etag, 12345, "%064x".formatted(etag.hashCode())),
                new SliceGrid(grid.width(), grid.height(), grid.depth(), rows, axis, grid.size(axis)),
                volume.affine(),
                generator,
                3,
                stacks,
                null,
                List.of(new Warning("SPACING", "Slices are 3 mm apart, at most 2 mm are expected.")),
                List.of(new StageTiming("fetch", 1000)),
                START,
                series);
    }

    private FinishedStack stack(int index, RoiStack region) {
        int scale = generator.card().scale();
        List<Image> input = region.crop(volume, axis);
        List<Image> enhanced = input.stream()
                .map(slice -> repeating ? repeated(slice, scale) : Resampling.BICUBIC.enlarge(slice, scale))
                .toList();
        return new FinishedStack(
                index,
                region,
                input.stream().map(slice -> new IntensityMap(10, 2)).toList(),
                input,
                input.stream()
                        .map(slice -> Resampling.BILINEAR.enlarge(slice, scale))
                        .toList(),
                enhanced,
                DeviationMap.of(new EnhancedStack(generator.card().degradation().degradation(), input, enhanced)),
                replacement,
                quality);
    }

    private static Image repeated(Image image, int scale) {
        Image fine = Resampling.BILINEAR.enlarge(image, scale);
        for (int i = 0; i < fine.pixels().length; i++) {
            fine.pixels()[i] = image.at(i % fine.width() / scale, i / fine.width() / scale);
        }
        return fine;
    }

    /** No two voxels are alike. */
    static Volume counting(Grid grid) {
        float[] voxels = new float[grid.length()];
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = (i * 37) % voxels.length;
        }
        return new Volume(grid, OBLIQUE, voxels);
    }
}
