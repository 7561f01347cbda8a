package org.lfsr.service.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.stream.Stream;
import org.lfsr.events.Priority;
import org.lfsr.inference.ModelCard;
import org.lfsr.messaging.Conductor;
import org.lfsr.pipeline.GeneratorModel;
import org.lfsr.pipeline.ModelSet;
import org.lfsr.service.model.GoldenWatch;

/** Shows how many scans wait and are at work, whether the intake is stopped, and how far models are off. */
@ApplicationScoped
class ServiceGauges {

    private final MeterRegistry registry;
    private final Conductor conductor;
    private final GoldenWatch golden;
    private final ModelSet models;

    ServiceGauges(MeterRegistry registry, Conductor conductor, GoldenWatch golden, ModelSet models) {
        this.registry = registry;
        this.conductor = conductor;
        this.golden = golden;
        this.models = models;
    }

    void onStart(@Observes StartupEvent event) {
        for (Priority priority : Priority.values()) {
            Gauge.builder("lfsr.queue.depth", conductor, queue -> queue.depths().getOrDefault(priority, 0))
                    .description("Scans that wait for their turn, or to be tried again")
                    .tag("priority", priority.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        Gauge.builder("lfsr.scans.running", conductor, Conductor::running)
                .description("Scans at work")
                .register(registry);
        Gauge.builder(
                        "lfsr.intake.paused",
                        conductor,
                        queue -> queue.pauseReasons().isEmpty() ? 0 : 1)
                .description("1 while no scan is begun")
                .register(registry);
        Stream.concat(
                        Stream.of(models.detector().card()),
                        models.generators().stream().map(GeneratorModel::card))
                .map(ModelCard::id)
                .forEach(this::showDeviation);
    }

    private void showDeviation(String modelId) {
        Gauge.builder("lfsr.golden.deviation", golden, watch -> watch.deviation(modelId))
                .description("How far a model is off on its golden slice, as a share of what it may be")
                .tag("model", modelId)
                .register(registry);
    }
}
