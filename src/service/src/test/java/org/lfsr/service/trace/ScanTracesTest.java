package org.lfsr.service.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lfsr.events.NewScan;
import org.lfsr.messaging.ScanJob;
import org.lfsr.service.Examples;

class ScanTracesTest {

    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String SENDER = "b7ad6b7169203331";

    private final KeptSpans exporter = new KeptSpans();
    private final ScanTraces traces = new ScanTraces(OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build())
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build());

    @Test
    void putsStagesIntoTheAttemptAndTheAttemptIntoTheSendersTrace() throws Exception {
        ScanSpan attempt = traces.begin(job());
        String inside = attempt.stage("prepare", () -> traces.current().get("traceparent"));
        attempt.end();

        SpanData stage = exporter.spans().get(0);
        SpanData scan = exporter.spans().get(1);
        assertThat(scan.getTraceId()).isEqualTo(TRACE_ID);
        assertThat(scan.getParentSpanId()).isEqualTo(SENDER);
        assertThat(stage.getName()).isEqualTo("prepare");
        assertThat(stage.getParentSpanId()).isEqualTo(scan.getSpanId());
        assertThat(inside).contains(stage.getSpanId());
        assertThat(scan.getAttributes().asMap().values()).contains("scan-1", "request-1", "routine");
    }

    @Test
    void whoeverReadsTheResultGoesOnInsideTheAttempt() {
        ScanSpan attempt = traces.begin(job());
        attempt.end();

        String attemptId = exporter.spans().get(0).getSpanId();
        assertThat(attempt.headers()).containsEntry("traceparent", "00-%s-%s-01".formatted(TRACE_ID, attemptId));
    }

    @Test
    void handsTheSendersContextOnWithoutTelemetry() {
        ScanJob job = job();

        assertThat(new ScanTraces(OpenTelemetry.noop()).begin(job).headers()).isEqualTo(job.trace());
    }

    @Test
    void marksWhatFailed() {
        ScanSpan attempt = traces.begin(job());

        assertThatThrownBy(() -> attempt.stage("finish", () -> {
                    throw new IOException("No store");
                }))
                .isInstanceOf(IOException.class);
        attempt.fail(new IOException("No store"));

        List<SpanData> spans = exporter.spans();
        assertThat(spans)
                .extracting(SpanData::getStatus)
                .containsOnly(StatusData.create(StatusData.error().getStatusCode(), "IOException"));
    }

    private static ScanJob job() {
        NewScan event = Examples.event();
        ScanJob plain = Examples.job(event);
        Map<String, String> headers = Map.of("traceparent", "00-%s-%s-01".formatted(TRACE_ID, SENDER));
        return new ScanJob(event, plain.origin(), 1, plain.arrivedAt(), headers);
    }
}
