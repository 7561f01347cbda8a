package org.lfsr.service.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lfsr.messaging.ScanJob;

/** Begins a span for each attempt at a scan, inside the trace that the scan's record belongs to. */
public final class ScanTraces {

    private static final HeaderGetter HEADERS = new HeaderGetter();

    private final OpenTelemetry telemetry;
    private final Tracer tracer;

    /** Creates spans with a telemetry that stays the caller's to close. */
    public ScanTraces(OpenTelemetry telemetry) {
        this.telemetry = telemetry;
        this.tracer = telemetry.getTracer("org.lfsr.service");
    }

    /** Begins an attempt's span. */
    public ScanSpan begin(ScanJob job) {
        Context sender =
                telemetry.getPropagators().getTextMapPropagator().extract(Context.root(), job.trace(), HEADERS);
        Span span = tracer.spanBuilder("scan")
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(sender)
                .setAttribute("lfsr.scan.id", job.scanId())
                .setAttribute("lfsr.request.id", job.request().getEventId())
                .setAttribute("lfsr.attempt", job.attempt())
                .setAttribute("lfsr.priority", job.priority().name().toLowerCase(Locale.ROOT))
                .setAttribute("messaging.destination.name", job.origin().topic())
                .startSpan();
        Context inside = sender.with(span);
        Map<String, String> headers = new TreeMap<>(job.trace()); // Without telemetry the sender's goes on.
        headers.putAll(headers(inside));
        return new ScanSpan(tracer, span, inside, headers);
    }

    /** The trace context of the calling thread, by header names; empty without one. */
    public Map<String, String> current() {
        return headers(Context.current());
    }

    private Map<String, String> headers(Context context) {
        Map<String, String> headers = new TreeMap<>();
        telemetry
                .getPropagators()
                .getTextMapPropagator()
                .inject(context, headers, (carrier, name, value) -> headers.put(name, value));
        return headers;
    }

    /** Reads a record's headers. */
    private static final class HeaderGetter implements TextMapGetter<Map<String, String>> {

        @Override
        public Iterable<String> keys(Map<String, String> headers) {
            return headers.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> headers, String key) {
            return headers == null ? null : headers.get(key);
        }
    }
}
