package org.lfsr.service.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lfsr.messaging.Conductor;

/** The intake of scans: looked at, paused and resumed. Of this process alone. */
@Path("/intake")
@Tag(name = "intake")
@Produces(MediaType.APPLICATION_JSON)
public class IntakeResource {

    /** The reason by which people pause. */
    static final String OPERATOR = "OPERATOR";

    private final Conductor conductor;

    IntakeResource(Conductor conductor) {
        this.conductor = conductor;
    }

    /** Says what waits and what is at work. */
    @GET
    @Operation(summary = "Says what waits and what is at work", operationId = "lookAtIntake")
    public IntakeView look() {
        Map<String, Integer> waiting = new TreeMap<>();
        conductor.depths().forEach((priority, count) -> waiting.put(priority.name(), count));
        return new IntakeView(conductor.pauseReasons().stream().sorted().toList(), conductor.running(), waiting);
    }

    /** Begins no more scans; those at work go on. */
    @POST
    @Path("/pause")
    @Operation(summary = "Begins no more scans; those at work go on", operationId = "pauseIntake")
    public IntakeView pause() {
        conductor.pause(OPERATOR);
        return look();
    }

    /** Begins scans again, unless there is another reason not to. */
    @POST
    @Path("/resume")
    @Operation(summary = "Begins scans again, unless there is another reason not to", operationId = "resumeIntake")
    public IntakeView resume() {
        conductor.resume(OPERATOR);
        return look();
    }

    /**
     * What waits and what is at work in this process.
     *
     * @param paused why no scans are begun: OPERATOR, GOLDEN_SLICE; empty if they are
     * @param running how many scans are at work
     * @param waiting how many wait, by priority
     */
    public record IntakeView(List<String> paused, int running, Map<String, Integer> waiting) {

        /** Copies the collections. */
        public IntakeView {
            paused = List.copyOf(paused);
            waiting = Collections.unmodifiableMap(new TreeMap<>(waiting));
        }
    }
}
