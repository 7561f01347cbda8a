package org.lfsr.service.rest;

import jakarta.ws.rs.core.Response;

/** A request that is not done. */
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Response.Status status;

    ProblemException(Response.Status status, String detail) {
        super(detail);
        this.status = status;
    }

    ProblemException(Response.Status status, String detail, Throwable cause) {
        super(detail, cause);
        this.status = status;
    }

    Response response() {
        return Problem.response(status, String.valueOf(getMessage()));
    }
}
