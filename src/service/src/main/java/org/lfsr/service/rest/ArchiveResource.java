package org.lfsr.service.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lfsr.service.archive.SweepStatus;
import org.lfsr.service.archive.Sweeps;

/** Sweeps of the archive: looked at, begun and stopped. Of this process alone. */
@Path("/archive")
@Tag(name = "archive")
@Produces(MediaType.APPLICATION_JSON)
public class ArchiveResource {

    private final Sweeps sweeps;

    ArchiveResource(Sweeps sweeps) {
        this.sweeps = sweeps;
    }

    /** Says how the last sweep stands. */
    @GET
    @Operation(summary = "Says how the last sweep stands", operationId = "lookAtArchive")
    public SweepStatus look() {
        return sweeps.status();
    }

    /** Begins a sweep, whatever the schedule says. */
    @POST
    @Path("/sweep")
    @Operation(summary = "Begins a sweep, whatever the schedule says", operationId = "sweepArchive")
    public SweepStatus sweep() {
        if (!sweeps.isConfigured()) {
            throw new ProblemException(
                    Response.Status.CONFLICT, "lfsr.archive.bucket must be set for a sweep, found none");
        }
        if (!sweeps.begin()) {
            throw new ProblemException(Response.Status.CONFLICT, "There must be no sweep under way, found one");
        }
        return look();
    }

    /** Lets the sweep that is under way end; the next one goes on there. */
    @POST
    @Path("/stop")
    @Operation(summary = "Lets the sweep that is under way end", operationId = "stopSweep")
    public SweepStatus stop() {
        sweeps.stop();
        return look();
    }
}
