package org.lfsr.service.rest;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.lfsr.messaging.ClientSettings;
import org.lfsr.messaging.Conductor;
import org.lfsr.messaging.DeadLetterReplay;
import org.lfsr.messaging.ScanSubmission;
import org.lfsr.pipeline.ModelSet;
import org.lfsr.pipeline.delivery.DeliverySettings;
import org.lfsr.service.configuration.IntakeConfiguration;
import org.lfsr.service.kafka.Broker;
import org.lfsr.service.trace.ScanTraces;
import org.lfsr.service.work.Requests;
import org.lfsr.storage.ObjectStore;

/** Makes what the resources need. */
@Singleton
class RestWiring {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    @Produces
    @Singleton
    Producer<byte[], byte[]> producer(Broker broker) {
        Map<String, Object> settings = ClientSettings.idempotent(broker.settings());
        settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) PATIENCE.toMillis());
        return new KafkaProducer<>(settings);
    }

    void close(@Disposes Producer<byte[], byte[]> producer) {
        producer.close(CLOSING);
    }

    @Produces
    @Singleton
    Submissions submissions(Producer<byte[], byte[]> producer, IntakeConfiguration intake, ScanTraces traces) {
        return new Submissions(
                new ScanSubmission(producer, intake.topics().newScans()),
                new ScanSubmission(producer, intake.topics().reprocess()),
                PATIENCE,
                traces::current);
    }

    @Produces
    @Singleton
    DeadLetterReplay replay(Broker broker, Producer<byte[], byte[]> producer, IntakeConfiguration intake) {
        IntakeConfiguration.Topics topics = intake.topics();
        Map<String, Object> reader = ClientSettings.reader(broker.settings());
        return new DeadLetterReplay(
                () -> new KafkaConsumer<>(reader),
                producer,
                topics.dead(),
                Set.of(topics.newScans(), topics.reprocess(), topics.notifications()));
    }

    @Produces
    @Singleton
    ScanBodies bodies(Requests requests, Clock clock) {
        return new ScanBodies(requests, clock);
    }

    @Produces
    @Singleton
    ScanLookup lookup(Conductor conductor, ObjectStore store, DeliverySettings delivery, ModelSet models) {
        return new ScanLookup(conductor::status, store, delivery, models);
    }
}
