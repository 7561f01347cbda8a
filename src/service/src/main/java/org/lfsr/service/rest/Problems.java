package org.lfsr.service.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what goes wrong into problems. */
final class Problems {

    @ServerExceptionMapper
    Response of(ProblemException e) {
        return e.response();
    }

    /** A body that is no JSON, or of another form than is wanted. */
    @ServerExceptionMapper
    Response of(WebApplicationException e) {
        Throwable cause = e.getCause();
        String detail = cause instanceof JacksonException broken ? sentence(broken) : String.valueOf(e.getMessage());
        return Problem.response(e.getResponse().getStatusInfo(), detail);
    }

    @ServerExceptionMapper
    Response of(MismatchedInputException e) {
        return Problem.response(Response.Status.BAD_REQUEST, sentence(e));
    }

    private static String sentence(JacksonException e) {
        String path = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(JsonMappingException.Reference::getFieldName)
                        .collect(Collectors.joining("."))
                : "";
        return path.isEmpty() ? e.getOriginalMessage() : path + ": " + e.getOriginalMessage();
    }
}
