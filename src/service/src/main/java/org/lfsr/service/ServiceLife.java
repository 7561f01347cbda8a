package org.lfsr.service;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.lfsr.inference.onnx.Execution;
import org.lfsr.pipeline.ModelSet;
import org.lfsr.service.model.GoldenWatch;
import org.lfsr.service.model.Models;
import org.lfsr.service.work.Lanes;
import org.lfsr.storage.ObjectStore;

/** Opens the models at the service's beginning, tries them while it goes on, and closes them at its end. */
@ApplicationScoped
class ServiceLife {

    /** SmallRye closes its consumers at 50, and what they need is closed before this. */
    private static final int LAST = 2_000;

    private static final Logger LOGGER = Logger.getLogger(ServiceLife.class);

    private final Models models;
    private final ModelSet set;
    private final GoldenWatch golden;
    private final Lanes lanes;
    private final ObjectStore store;

    ServiceLife(Models models, ModelSet set, GoldenWatch golden, Lanes lanes, ObjectStore store) {
        this.models = models;
        this.set = set;
        this.golden = golden;
        this.lanes = lanes;
        this.store = store;
    }

    void onStart(@Observes StartupEvent event) {
        Execution on = models.execution();
        LOGGER.infof(
                "Models %s and %s on %s with %s",
                set.detector().card().id(),
                set.generators().stream().map(model -> model.card().id()).toList(),
                on.provider(),
                on.runtime());
        if (on.fallbackReason() != null) {
            LOGGER.warnf("The processors do what a device was wanted for: %s", on.fallbackReason());
        }
    }

    @Scheduled(identity = "golden-slices", every = "${lfsr.golden.every}", delayed = "1m")
    void tryModels() {
        CompletableFuture<Boolean> done = lanes.device().run(() -> {
            golden.check();
            return true;
        });
        done.exceptionally(failure -> {
            LOGGER.error("The golden slices could not be tried", failure);
            return false;
        });
    }

    void onEnd(
            @Observes(notifyObserver = Reception.IF_EXISTS) @Priority(LAST) @BeforeDestroyed(ApplicationScoped.class)
                    Object event) {
        lanes.close();
        models.close();
        store.close();
    }
}
