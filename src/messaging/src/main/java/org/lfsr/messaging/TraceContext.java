package org.lfsr.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The headers by which a trace goes on from record to record, as W3C names them. */
final class TraceContext {

    private static final List<String> NAMES = List.of("traceparent", "tracestate", "baggage");

    private TraceContext() {}

    static Map<String, String> of(Headers headers) {
        Map<String, String> trace = new TreeMap<>();
        for (String name : NAMES) {
            Header header = headers.lastHeader(name);
            if (header != null && header.value() != null) {
                trace.put(name, new String(header.value(), UTF_8));
            }
        }
        return trace;
    }

    static void put(Map<String, String> trace, Headers headers) {
        trace.forEach((name, value) -> headers.remove(name).add(name, value.getBytes(UTF_8)));
    }
}
