package org.lfsr.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.lfsr.imaging.Axis;
import org.lfsr.pipeline.manifest.Computation;
import org.lfsr.pipeline.manifest.InputObject;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.SliceGrid;

/** Manifests that say little. */
final class Manifests {

    private Manifests() {}

    static Manifest of(ScanRequest request) {
        return new Manifest(
                Manifest.FORMAT,
                request.scanId(),
                request.requestId(),
                Manifest.Outcome.NO_LESION,
                new InputObject(Scene.BUCKET, "scan.nii.gz", "etag", 1, "e".repeat(64)),
                new SliceGrid(64, 72, 12, List.of(), Axis.Z, 12),
                0,
                List.of(),
                null,
                List.of(),
                new Computation("none", "cpu", "fp32", null),
                Map.of(),
                List.of(),
                List.of(),
                "0.1.0",
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
