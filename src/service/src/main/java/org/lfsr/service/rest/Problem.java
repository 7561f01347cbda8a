package org.lfsr.service.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * Why a request was not done, as RFC 9457 has it.
 *
 * @param title what kind of problem it is
 * @param status the HTTP status
 * @param detail the value found and the value wanted
 */
public record Problem(String title, int status, String detail) {

    /** The media type. */
    static final String JSON = "application/problem+json";

    static Response response(Response.StatusType status, String detail) {
        Problem problem = new Problem(status.getReasonPhrase(), status.getStatusCode(), detail);
        return Response.status(status)
                .type(MediaType.valueOf(JSON))
                .entity(problem)
                .build();
    }
}
