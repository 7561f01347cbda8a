package org.lfsr.pipeline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lfsr.dicom.series.SeriesHeader;
import org.lfsr.imaging.Affine;
import org.lfsr.pipeline.manifest.InputObject;
import org.lfsr.pipeline.manifest.SliceGrid;
import org.lfsr.pipeline.manifest.StageTiming;
import org.lfsr.pipeline.manifest.Warning;

/**
 * A scan after the networks, without its volume.
 *
 * @param request what was asked
 * @param input what was read
 * @param grid how it was cut into slices
 * @param affine where the scan's voxels lie in the patient
 * @param generator what enhanced it, or would have
 * @param lesionSliceCount in how many slices the detector found a lesion
 * @param lesions what was found, in order; empty if nothing was
 * @param warnings what a person should know
 * @param timings how long each stage took so far
 * @param startedAt when the work began
 * @param series what the scan says beside its voxels; null if it was no DICOM
 */
public record EnhancedScan(
        ScanRequest request,
        InputObject input,
        SliceGrid grid,
        Affine affine,
        GeneratorModel generator,
        int lesionSliceCount,
        List<EnhancedLesion> lesions,
        List<Warning> warnings,
        List<StageTiming> timings,
        Instant startedAt,
        @Nullable SeriesHeader series) {

    /** Copies the lists. */
    public EnhancedScan {
        lesions = List.copyOf(lesions);
        warnings = List.copyOf(warnings);
        timings = List.copyOf(timings);
    }
}
