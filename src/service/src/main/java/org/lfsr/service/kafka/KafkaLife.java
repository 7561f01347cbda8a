package org.lfsr.service.kafka;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import org.apache.kafka.clients.admin.Admin;
import org.jboss.logging.Logger;
import org.lfsr.messaging.Conductor;
import org.lfsr.messaging.Stopped;
import org.lfsr.messaging.Surroundings;
import org.lfsr.messaging.TransactionalPublisher;
import org.lfsr.service.configuration.WorkConfiguration;

/**
 * The end, as far as Kafka goes: no scan is begun any more, those at work are waited for and then left to others, the
 * consumers leave their groups (SmallRye's part), and what they needed is closed.
 */
@ApplicationScoped
class KafkaLife {

    /** SmallRye closes its consumers at 50, which hands their partitions on and needs the conductor still. */
    private static final int AFTER_CONSUMERS = 1_000;

    private static final Logger LOGGER = Logger.getLogger(KafkaLife.class);

    private final Conductor conductor;
    private final TransactionalPublisher publisher;
    private final Admin admin;
    private final Surroundings surroundings;
    private final WorkConfiguration configuration;

    KafkaLife(
            Conductor conductor,
            TransactionalPublisher publisher,
            Admin admin,
            Surroundings surroundings,
            WorkConfiguration configuration) {
        this.conductor = conductor;
        this.publisher = publisher;
        this.admin = admin;
        this.surroundings = surroundings;
        this.configuration = configuration;
    }

    void onStop(@Observes ShutdownEvent event) {
        Stopped stopped = conductor.stop(configuration.stopWithin());
        LOGGER.infof(
                "Stopped: %d scans were at work still, %d records are left to others",
                stopped.unfinished(), stopped.released());
    }

    void onEnd(
            @Observes(notifyObserver = Reception.IF_EXISTS)
                    @Priority(AFTER_CONSUMERS)
                    @BeforeDestroyed(ApplicationScoped.class)
                    Object event) {
        publisher.close();
        admin.close();
        surroundings.desk().shutdownNow();
    }
}
