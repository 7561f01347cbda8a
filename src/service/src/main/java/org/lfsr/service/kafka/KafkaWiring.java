package org.lfsr.service.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.lfsr.messaging.AdminOffsets;
import org.lfsr.messaging.BucketNotifications;
import org.lfsr.messaging.ClientSettings;
import org.lfsr.messaging.Conductor;
import org.lfsr.messaging.ConductorListener;
import org.lfsr.messaging.IntakeSettings;
import org.lfsr.messaging.RequestReader;
import org.lfsr.messaging.ScanWork;
import org.lfsr.messaging.Surroundings;
import org.lfsr.messaging.TransactionalPublisher;
import org.lfsr.service.configuration.Conversions;
import org.lfsr.service.configuration.IntakeConfiguration;
import org.lfsr.service.configuration.ReadingConfiguration;
import org.lfsr.service.configuration.WorkConfiguration;

/** Makes the conductor and what it needs of Kafka. What must be closed in order is closed by the service's end. */
@Singleton
class KafkaWiring {

    private final IntakeConfiguration configuration;
    private final Broker broker;

    KafkaWiring(IntakeConfiguration configuration, Broker broker) {
        this.configuration = configuration;
        this.broker = broker;
    }

    @Produces
    @Singleton
    Admin admin() {
        return Admin.create(broker.settings());
    }

    @Produces
    @Singleton
    TransactionalPublisher publisher(Admin admin) {
        String id = configuration.transactionPrefix() + UUID.randomUUID();
        Map<String, Object> settings = ClientSettings.transactional(broker.settings(), id);
        return new TransactionalPublisher(() -> new KafkaProducer<>(settings), new AdminOffsets(admin));
    }

    @Produces
    @Singleton
    Surroundings surroundings(Clock clock) {
        ScheduledExecutorService desk = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "conductor");
            thread.setDaemon(true);
            return thread;
        });
        return new Surroundings(clock, new Random(), desk);
    }

    @Produces
    @Singleton
    Conductor conductor(
            WorkConfiguration limits,
            ScanWork work,
            TransactionalPublisher publisher,
            ConductorListener listener,
            Surroundings surroundings) {
        return new Conductor(Conversions.conductor(configuration, limits), work, publisher, listener, surroundings);
    }

    @Produces
    @Singleton
    Intakes intakes(Conductor conductor, ReadingConfiguration reading) {
        IntakeConfiguration.Topics topics = configuration.topics();
        RequestReader notifications =
                new BucketNotifications(Conversions.bucketRule(configuration.notifications(), reading));
        return new Intakes(
                conductor.intake(new IntakeSettings(
                        Intakes.SCANS,
                        configuration.window(),
                        Map.of(topics.newScans(), RequestReader.newScans(), topics.notifications(), notifications))),
                conductor.intake(new IntakeSettings(
                        Intakes.ARCHIVE,
                        configuration.window(),
                        Map.of(topics.reprocess(), RequestReader.newScans()))));
    }

    @Produces
    @Singleton
    @Identifier(Intakes.SCANS)
    Rebalances scansRebalances(Intakes intakes) {
        return new Rebalances(intakes.scans());
    }

    @Produces
    @Singleton
    @Identifier(Intakes.ARCHIVE)
    Rebalances archiveRebalances(Intakes intakes) {
        return new Rebalances(intakes.archive());
    }
}
