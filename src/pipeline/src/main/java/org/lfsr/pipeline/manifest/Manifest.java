package org.lfsr.pipeline.manifest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a scan that is done.
 *
 * @param format the version of this form, {@link #FORMAT}
 * @param scanId the scan's pseudonym
 * @param requestId the request that was answered
 * @param outcome how it ended
 * @param input what was read
 * @param grid how it was cut into slices
 * @param lesionSliceCount in how many slices the detector found a lesion
 * @param stacks the lesions, in order of their index; empty if none was found
 * @param lesionRecall the share of the lesion mask's voxels inside the stacks, 0 to 1; null if there was none
 * @param reference what the results were measured against; null if there was none
 * @param lesionMask what the detection was measured against; null if there was none
 * @param models what took part: the detector, then the generator
 * @param computation on what the models ran
 * @param settings what else the result depends on, by configuration key, as text
 * @param products every other object that was stored, in the order they were written
 * @param warnings what a person should know
 * @param timings how long each stage took, in order
 * @param serviceVersion the version of the software
 * @param startedAt when the work began
 * @param completedAt when all other objects were stored
 */
public record Manifest(
        int format,
        String scanId,
        String requestId,
        Outcome outcome,
        InputObject input,
        SliceGrid grid,
        int lesionSliceCount,
        List<StackRecord> stacks,
        @Nullable Double lesionRecall,
        @Nullable ComparedObject reference,
        @Nullable ComparedObject lesionMask,
        List<ModelUse> models,
        Computation computation,
        Map<String, String> settings,
        List<StoredProduct> products,
        List<Warning> warnings,
        List<StageTiming> timings,
        String serviceVersion,
        Instant startedAt,
        Instant completedAt) {

    /** The version of the form that this code writes. */
    public static final int FORMAT = 2;

    /** Copies the lists. */
    public Manifest {
        stacks = List.copyOf(stacks);
        models = List.copyOf(models);
        settings = Map.copyOf(settings);
        products = List.copyOf(products);
        warnings = List.copyOf(warnings);
        timings = List.copyOf(timings);
    }

    /** How a scan ended of which something was stored. */
    public enum Outcome {
        /** At least one lesion was found. */
        ENHANCED,
        /** The detector found none. */
        NO_LESION
    }
}
