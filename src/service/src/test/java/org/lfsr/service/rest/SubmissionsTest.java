package org.lfsr.service.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.lfsr.events.NewScan;
import org.lfsr.events.Priority;
import org.lfsr.messaging.ScanSubmission;
import org.lfsr.service.Examples;

class SubmissionsTest {

    @Test
    void publishesScansAndThoseOfTheArchiveApart() {
        MockProducer<byte[], byte[]> producer = producer(true);
        Submissions submissions = submissions(producer, Duration.ofSeconds(10));

        submissions.submit(Examples.event());
        submissions.submit(NewScan.newBuilder(Examples.event())
                .setPriority(Priority.ARCHIVE)
                .build());

        assertThat(producer.history()).extracting(ProducerRecord::topic).containsExactly("new", "archive");
        assertThat(producer.history().get(0).key()).isEqualTo("scan-1".getBytes(UTF_8));
        assertThat(producer.history().get(0).headers().lastHeader("traceparent").value())
                .isEqualTo("t".getBytes(UTF_8));
    }

    @Test
    void saysThatARequestMayNotBePublished() {
        MockProducer<byte[], byte[]> producer = producer(true);
        producer.sendException = new KafkaException("No broker");

        assertThatThrownBy(() -> submissions(producer, Duration.ofSeconds(10)).submit(Examples.event()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("No broker")
                .hasMessageEndingWith("Send it again with the same requestId");
    }

    @Test
    void doesNotWaitForABrokerForEver() {
        assertThatThrownBy(
                        () -> submissions(producer(false), Duration.ofMillis(1)).submit(Examples.event()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no answer within PT0.001S");
    }

    private static MockProducer<byte[], byte[]> producer(boolean answers) {
        return new MockProducer<>(answers, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Submissions submissions(MockProducer<byte[], byte[]> producer, Duration patience) {
        return new Submissions(
                new ScanSubmission(producer, "new"),
                new ScanSubmission(producer, "archive"),
                patience,
                () -> Map.of("traceparent", "t"));
    }
}
