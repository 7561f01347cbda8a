package org.lfsr.service.health;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.lfsr.pipeline.delivery.DeliverySettings;
import org.lfsr.storage.ObjectStore;

/**
 * Ready while the bucket for results could be listed not long ago. It is looked at on a schedule, so that nobody who
 * asks has to wait for a store that is away.
 */
@Readiness
@ApplicationScoped
class StoreHealth implements HealthCheck {

    private static final Duration GOOD_FOR = Duration.ofSeconds(45);

    private final ObjectStore store;
    private final DeliverySettings delivery;
    private final Clock clock;
    private volatile Instant reachedAt = Instant.EPOCH;
    private volatile String failure = "not looked at yet";

    StoreHealth(ObjectStore store, DeliverySettings delivery, Clock clock) {
        this.store = store;
        this.delivery = delivery;
        this.clock = clock;
    }

    @Scheduled(identity = "store-health", every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            store.list(delivery.bucket(), "", "", 1);
            reachedAt = clock.instant();
            failure = "none";
        } catch (IOException e) {
            failure = String.valueOf(e.getMessage());
        }
    }

    @Override
    public HealthCheckResponse call() {
        boolean reached = reachedAt.plus(GOOD_FOR).isAfter(clock.instant());
        return HealthCheckResponse.named("store")
                .status(reached)
                .withData("bucket", delivery.bucket())
                .withData("failure", failure)
                .build();
    }
}
