package org.lfsr.service.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Map;
import java.util.concurrent.Callable;

/** An attempt's span, with one inside for each stage. Stages may run on different threads. */
public final class ScanSpan {

    private final Tracer tracer;
    private final Span span;
    private final Context context;
    private final Map<String, String> headers;

    ScanSpan(Tracer tracer, Span span, Context context, Map<String, String> headers) {
        this.tracer = tracer;
        this.span = span;
        this.context = context;
        this.headers = Map.copyOf(headers);
    }

    /** The headers by which whoever reads the attempt's result goes on inside it. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Runs a stage in a span of its own. */
    public <T> T stage(String name, Callable<T> task) throws Exception {
        Span stage = tracer.spanBuilder(name).setParent(context).startSpan();
        try {
            return context.with(stage).wrap(task).call();
        } catch (Throwable e) {
            record(stage, e);
            throw e;
        } finally {
            stage.end();
        }
    }

    /** Ends the attempt. */
    public void end() {
        span.end();
    }

    /** Ends the attempt, which failed. */
    public void fail(Throwable failure) {
        record(span, failure);
        span.end();
    }

    private static void record(Span span, Throwable failure) {
        span.recordException(failure);
        span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
    }
}
