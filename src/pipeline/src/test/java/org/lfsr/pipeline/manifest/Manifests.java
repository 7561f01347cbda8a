package org.lfsr.pipeline.manifest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Box;

/** A manifest in which nothing is missing. */
final class Manifests {

    static final StackQuality QUALITY = new StackQuality(
            Double.POSITIVE_INFINITY,
            37.5,
            0.98,
            1.75,
            3.25,
            2.5,
            Double.NEGATIVE_INFINITY,
            0.94,
            31.5,
            0.9,
            29.25,
            null);

    static final Manifest FULL = with(QUALITY);

    private Manifests() {}

    static Manifest with(StackQuality quality) {
        List<Double> affine = List.of(-0.5, 0.1, 0.2, 80.0, 0.2, 0.7, -0.3, -100.0, 0.1, 0.2, 3.0, -1.0 / 3);
        StackRecord stack = new StackRecord(
                0,
                4,
                2,
                new Box(1, 2, 3, 4),
                new Box(2, 4, 6, 8),
                affine,
                List.of(new IntensityMap(100, 20), new IntensityMap(101, 21.5)),
                Verdict.REPLACED,
                new Replacement(Replacement.Reason.LESION_LOST, "Overlap is 0.2, at least 0.7 is wanted.", "BILINEAR"),
                quality,
                "enhanced/scan-1/models/lesion-00.nii.gz",
                "enhanced/scan-1/models/lesion-00-deviation.nii.gz",
                "enhanced/scan-1/models/lesion-00.png");
        return new Manifest(
                Manifest.FORMAT,
                "scan-1",
                "request-1",
                Manifest.Outcome.ENHANCED,
                new InputObject("scans", "in/scan.nii.gz", "etag-1", 12345, "a".repeat(64)),
                new SliceGrid(9, 8, 7, affine, Axis.Z, 7),
                2,
                List.of(stack),
                0.97,
                new ComparedObject("truth", "fine.nii.gz", "etag-2"),
                new ComparedObject("truth", "mask.nii.gz", null),
                List.of(
                        new ModelUse(ModelUse.Role.LESION_DETECTOR, "ld@1.0.0", "b".repeat(64)),
                        new ModelUse(ModelUse.Role.GENERATOR, "lfsr-x2@1.0.0", "c".repeat(64))),
                new Computation("ONNX Runtime 1", "cuda", "fp32", "NVIDIA H200"),
                Map.of("lfsr.slice-axis", "Z", "lfsr.fallback", "BILINEAR", "lfsr.batch", "8"),
                List.of(new StoredProduct("enhanced/scan-1/models/lesion-00.nii.gz", 1L << 40, "d".repeat(64))),
                List.of(new Warning("SPACING", "Slices are 3 mm apart, at most 2 mm are expected.")),
                List.of(new StageTiming("fetch", 1234)),
                "0.1.0",
                Instant.parse("2026-01-02T03:04:05.678901234Z"),
                Instant.parse("2026-01-02T03:04:09Z"));
    }
}
