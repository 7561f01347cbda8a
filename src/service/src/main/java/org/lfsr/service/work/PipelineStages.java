package org.lfsr.service.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.lfsr.pipeline.Assessment;
import org.lfsr.pipeline.Deadline;
import org.lfsr.pipeline.EnhancedScan;
import org.lfsr.pipeline.Enhancement;
import org.lfsr.pipeline.Preparation;
import org.lfsr.pipeline.ScanDelivery;
import org.lfsr.pipeline.ScanRequest;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.Warning;

/** The pipeline's own stages; a scan of which the processors had to do a part says so. */
public final class PipelineStages implements Stages {

    /** The code of the warning about a device with too little memory. */
    public static final String CPU_FALLBACK = "CPU_FALLBACK";

    private final Preparation preparation;
    private final Enhancement enhancement;
    private final Assessment assessment;
    private final ScanDelivery delivery;
    private final LongSupplier batchesOnProcessors;

    /**
     * Joins the stages.
     *
     * @param batchesOnProcessors how many batches so far the processors did in the device's place
     */
    public PipelineStages(
            Preparation preparation,
            Enhancement enhancement,
            Assessment assessment,
            ScanDelivery delivery,
            LongSupplier batchesOnProcessors) {
        this.preparation = preparation;
        this.enhancement = enhancement;
        this.assessment = assessment;
        this.delivery = delivery;
        this.batchesOnProcessors = batchesOnProcessors;
    }

    @Override
    public Preparation.Result prepare(ScanRequest request, Deadline deadline) throws IOException {
        return preparation.prepare(request, deadline);
    }

    @Override
    public EnhancedScan enhance(Preparation.Prepared scan, Deadline deadline) throws IOException {
        long before = batchesOnProcessors.getAsLong();
        EnhancedScan enhanced = enhancement.enhance(scan, deadline);
        long batches = batchesOnProcessors.getAsLong() - before;
        return batches == 0 ? enhanced : warned(enhanced, batches);
    }

    @Override
    public Manifest finish(EnhancedScan scan, Deadline deadline) throws IOException {
        return delivery.deliver(assessment.assess(scan, deadline));
    }

    private static EnhancedScan warned(EnhancedScan scan, long batches) {
        List<Warning> warnings = new ArrayList<>(scan.warnings());
        warnings.add(new Warning(
                CPU_FALLBACK,
                "The processors did %d batches, for which the device had too little memory".formatted(batches)));
        return new EnhancedScan(
                scan.request(),
                scan.input(),
                scan.grid(),
                scan.affine(),
                scan.generator(),
                scan.lesionSliceCount(),
                scan.lesions(),
                warnings,
                scan.timings(),
                scan.startedAt(),
                scan.series());
    }
}
