package org.lfsr.service.archive;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.lfsr.archive.SharedSweep;
import org.lfsr.archive.SweepSettings;
import org.lfsr.messaging.RequestProducer;
import org.lfsr.pipeline.ModelSet;
import org.lfsr.pipeline.delivery.DeliverySettings;
import org.lfsr.service.configuration.ArchiveConfiguration;
import org.lfsr.service.configuration.ArchiveConversions;
import org.lfsr.service.configuration.Conversions;
import org.lfsr.service.configuration.IntakeConfiguration;
import org.lfsr.service.configuration.ModelsConfiguration;
import org.lfsr.service.configuration.ReadingConfiguration;
import org.lfsr.service.kafka.Broker;
import org.lfsr.storage.ObjectStore;

/** Joins the parts of sweeps. What must be closed in order is closed by {@link ArchiveLife}. */
@Singleton
class ArchiveWiring {

    private final ArchiveConfiguration archive;
    private final ModelsConfiguration models;
    private final IntakeConfiguration intake;
    private final ReadingConfiguration reading;
    private final Broker broker;

    ArchiveWiring(
            ArchiveConfiguration archive,
            ModelsConfiguration models,
            IntakeConfiguration intake,
            ReadingConfiguration reading,
            Broker broker) {
        this.archive = archive;
        this.models = models;
        this.intake = intake;
        this.reading = reading;
        this.broker = broker;
    }

    @Produces
    @Singleton
    Sweeps sweeps(ObjectStore store, DeliverySettings delivery, ModelSet set, MeterRegistry registry, Clock clock) {
        Optional<SweepSettings> settings = ArchiveConversions.sweep(
                archive, delivery, set, models.sequence(), Conversions.seriesRule(intake.notifications(), reading));
        return new Sweeps(settings.map(each -> sweeping(store, each)), new SweepMetrics(registry), clock);
    }

    private Sweeping sweeping(ObjectStore store, SweepSettings settings) {
        String holder = UUID.randomUUID().toString();
        return (due, time, listener) -> {
            try (RequestProducer producer =
                    RequestProducer.open(broker.settings(), intake.topics().reprocess())) {
                return new SharedSweep(store, settings, producer::publish, holder).run(due, time, listener);
            }
        };
    }
}
