package org.lfsr.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.lfsr.events.NewScan;

class ScanSubmissionTest {

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final ScanSubmission submission = new ScanSubmission(producer, "new");

    @Test
    void publishesTheRequestByItsScanWithItsTrace() {
        NewScan request = Samples.request("r", "s");

        CompletableFuture<RecordMetadata> sent = submit(request);
        boolean before = sent.isDone();
        producer.completeNext();

        ProducerRecord<byte[], byte[]> record = producer.history().get(0);
        assertThat(before).isFalse();
        assertThat(sent).isCompleted();
        assertThat(record.topic()).isEqualTo("new");
        assertThat(record.key()).isEqualTo("s".getBytes(UTF_8));
        assertThat(record.value()).isEqualTo(Samples.bytes(request));
        assertThat(record.headers().lastHeader("traceparent").value()).isEqualTo("00-1".getBytes(UTF_8));
    }

    @Test
    void saysThatTheRequestMayNotBeThere() {
        CompletableFuture<RecordMetadata> sent = submit(Samples.request("r", "s"));

        producer.errorNext(new TimeoutException("away"));

        assertThat(sent).isCompletedExceptionally();
    }

    @Test
    void saysThatTheProducerIsClosed() {
        producer.close();

        assertThat(submit(Samples.request("r", "s"))).isCompletedExceptionally();
    }

    private CompletableFuture<RecordMetadata> submit(NewScan request) {
        return submission.submit(request, Map.of("traceparent", "00-1")).toCompletableFuture();
    }
}
