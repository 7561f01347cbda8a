package org.lfsr.service.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lfsr.events.NewScan;
import org.lfsr.pipeline.delivery.ProductKeys;

/** Scans: to be submitted by their location, and looked up. */
@Path("/scans")
@Tag(name = "scans")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ScansResource {

    private final ScanBodies bodies;
    private final Submissions submissions;
    private final ScanLookup lookup;

    ScansResource(ScanBodies bodies, Submissions submissions, ScanLookup lookup) {
        this.bodies = bodies;
        this.submissions = submissions;
        this.lookup = lookup;
    }

    /** Publishes a request for a scan. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Submits a scan that lies in the store", operationId = "submitScan")
    @APIResponse(responseCode = "202", description = "The request is published")
    @APIResponse(responseCode = "400", description = "A field is missing or breaks its rule")
    @APIResponse(responseCode = "503", description = "The broker did not take the request")
    public Response submit(@Nullable ScanBody body) {
        NewScan event = bodies.event(body);
        submissions.submit(event);
        return Response.accepted(new Submitted(event.getScanId(), event.getEventId()))
                .location(URI.create("/scans/" + event.getScanId()))
                .build();
    }

    /** Says how a scan stands. */
    @GET
    @Path("/{scanId}")
    @Operation(summary = "Says how a scan stands", operationId = "lookUpScan")
    @APIResponse(responseCode = "200", description = "It is waiting, at work or done")
    @APIResponse(responseCode = "404", description = "It is neither at work here nor in the bucket")
    public ScanView find(@PathParam("scanId") String scanId) {
        if (!ProductKeys.allowsScanId(scanId)) {
            throw new ProblemException(
                    Response.Status.BAD_REQUEST,
                    "A scan's id is 1 to 128 letters, digits, '-', '_' or '.' and begins with a letter or digit");
        }
        try {
            return lookup.find(scanId)
                    .orElseThrow(() -> new ProblemException(
                            Response.Status.NOT_FOUND,
                            "Scan %s is neither at work here nor in the bucket".formatted(scanId)));
        } catch (IOException e) {
            throw new ProblemException(
                    Response.Status.SERVICE_UNAVAILABLE, "The store failed: %s".formatted(e.getMessage()), e);
        }
    }

    /**
     * A request that is published.
     *
     * @param scanId the scan
     * @param requestId the request, whose completion event names it
     */
    public record Submitted(String scanId, String requestId) {}
}
