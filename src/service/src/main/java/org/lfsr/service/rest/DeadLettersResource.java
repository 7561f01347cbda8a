package org.lfsr.service.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lfsr.messaging.DeadLetter;
import org.lfsr.messaging.DeadLetterFilter;
import org.lfsr.messaging.DeadLetterReplay;
import org.lfsr.messaging.Replayed;

/** Dead letters: to be published again where they came from. */
@Path("/dead-letters")
@Tag(name = "dead letters")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class DeadLettersResource {

    private static final int DEFAULT_LIMIT = 1_000;

    private final DeadLetterReplay replay;

    DeadLettersResource(DeadLetterReplay replay) {
        this.replay = replay;
    }

    /** Publishes dead letters again; they stay where they are, so doing it twice publishes them twice. */
    @POST
    @Path("/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Publishes dead letters again where they came from",
            description =
                    "They stay among the dead letters: narrow the filter, or a second replay publishes them again",
            operationId = "replayDeadLetters")
    @APIResponse(responseCode = "200", description = "So many were published again")
    @APIResponse(responseCode = "400", description = "The filter is missing or broken")
    @APIResponse(responseCode = "503", description = "The broker failed; some may have been published again")
    public Replayed replay(@Nullable Filter filter) {
        if (filter == null) {
            throw new ProblemException(
                    Response.Status.BAD_REQUEST, "A filter is wanted, {} for all dead letters; found none");
        }
        try {
            return replay.replay(filter.filter(), filter.most());
        } catch (IOException e) {
            throw new ProblemException(
                    Response.Status.SERVICE_UNAVAILABLE, "The broker failed: %s".formatted(e.getMessage()), e);
        }
    }

    /**
     * Which dead letters are meant: those that all of this holds for.
     *
     * @param scanId they asked for this scan
     * @param reason they were put aside for this reason
     * @param topic they came from this topic
     * @param from they failed last at this time or later
     * @param until they failed last before this time
     * @param limit how many to publish again at most; without it 1000
     */
    public record Filter(
            @Nullable String scanId,
            DeadLetter.@Nullable Reason reason,
            @Nullable String topic,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Integer limit) {

        DeadLetterFilter filter() {
            return new DeadLetterFilter(scanId, reason, topic, from, until);
        }

        int most() {
            if (limit != null && limit < 1) {
                throw new ProblemException(
                        Response.Status.BAD_REQUEST, "limit must be 1 or more, found %d".formatted(limit));
            }
            return limit == null ? DEFAULT_LIMIT : limit;
        }
    }
}
