package org.lfsr.messaging;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.lfsr.events.NewScan;

/** Publishes requests one after another, each for good before the next. Whoever opened it closes it; one thread. */
public final class RequestProducer implements AutoCloseable {

    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    private final ScanSubmission submission;

    private RequestProducer(Producer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.submission = new ScanSubmission(producer, topic);
    }

    /**
     * Opens a producer; whether the broker is there shows with the first request.
     *
     * @param base where the broker is, and how to log in
     * @param topic one that an intake reads
     * @throws IOException if the settings are not what Kafka takes
     */
    public static RequestProducer open(Map<String, Object> base, String topic) throws IOException {
        try {
            return new RequestProducer(new KafkaProducer<>(ClientSettings.idempotent(base)), topic);
        } catch (KafkaException e) {
            throw new IOException("There is no producer for these settings", e);
        }
    }

    /**
     * Publishes a request, and returns once the broker has it for good.
     *
     * @throws IOException if it may not be there; sent again with the same id, it is the same request
     */
    public void publish(NewScan request) throws IOException {
        try {
            submission.submit(request, Map.of()).toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new IOException("Request %s may not be published".formatted(request.getEventId()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while %s was published".formatted(request.getEventId()));
        }
    }

    @Override
    public void close() {
        producer.close(CLOSING);
    }
}
