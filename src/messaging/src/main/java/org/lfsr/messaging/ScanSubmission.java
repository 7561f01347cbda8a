package org.lfsr.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.lfsr.events.EventCodec;
import org.lfsr.events.NewScan;

/** Publishes requests for scans to be enhanced. As safe for use by several threads as its producer. */
public final class ScanSubmission {

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final EventCodec<NewScan> codec = EventCodec.newScan();

    /**
     * Publishes to a topic.
     *
     * @param producer made as {@link ClientSettings#idempotent} says; stays the caller's to close
     * @param topic one that an intake reads
     */
    public ScanSubmission(Producer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /**
     * Publishes a request.
     *
     * @param trace the trace context to go on with, by header names; empty if there is none
     * @return completes with where the record is, once it is there for good; fails if it may not be
     */
    public CompletionStage<RecordMetadata> submit(NewScan request, Map<String, String> trace) {
        ProducerRecord<byte[], byte[]> outgoing =
                new ProducerRecord<>(topic, request.getScanId().getBytes(UTF_8), codec.encode(request));
        TraceContext.put(trace, outgoing.headers());
        CompletableFuture<RecordMetadata> sent = new CompletableFuture<>();
        try {
            Future<RecordMetadata> unused = producer.send(outgoing, (metadata, failure) -> {
                if (failure == null) {
                    sent.complete(metadata);
                } else {
                    sent.completeExceptionally(failure);
                }
            });
        } catch (KafkaException | IllegalStateException e) { // the producer is closed, say
            sent.completeExceptionally(e);
        }
        return sent;
    }
}
