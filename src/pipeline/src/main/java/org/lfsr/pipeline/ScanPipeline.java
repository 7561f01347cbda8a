package org.lfsr.pipeline;

import java.io.IOException;
import org.lfsr.pipeline.manifest.Manifest;

/** All stages, one after another, for whoever needs no threads. One thread at a time, as {@link Enhancement}. */
public final class ScanPipeline {

    private final Preparation preparation;
    private final Enhancement enhancement;
    private final Assessment assessment;
    private final ScanDelivery delivery;

    /** Joins the stages. */
    public ScanPipeline(
            Preparation preparation, Enhancement enhancement, Assessment assessment, ScanDelivery delivery) {
        this.preparation = preparation;
        this.enhancement = enhancement;
        this.assessment = assessment;
        this.delivery = delivery;
    }

    /**
     * Does a scan.
     *
     * @throws DeadlineException if the deadline passes
     * @throws IOException if the store fails; another try may help
     * @throws org.lfsr.inference.InferenceException if a network fails; another try may help
     */
    public Result run(ScanRequest request, Deadline deadline) throws IOException {
        Preparation.Result result = preparation.prepare(request, deadline);
        if (result instanceof Preparation.Refused refused) {
            return refused;
        }
        if (result instanceof Preparation.Known known) {
            return known;
        }
        if (result instanceof Preparation.Superseded superseded) {
            return superseded;
        }
        if (result instanceof Preparation.Prepared prepared) {
            FinishedScan finished = assessment.assess(enhancement.enhance(prepared, deadline), deadline);
            return new Delivered(finished, delivery.deliver(finished));
        }
        throw new AssertionError("A scan is refused, known, superseded or prepared, not " + result);
    }

    /** What became of a scan. */
    public sealed interface Result permits Delivered, Preparation.Refused, Preparation.Known, Preparation.Superseded {}

    /**
     * A scan that was done now.
     *
     * @param scan its results
     * @param manifest what was stored of them
     */
    public record Delivered(FinishedScan scan, Manifest manifest) implements Result {}
}
