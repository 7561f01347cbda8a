package org.lfsr.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lfsr.messaging.Conductor;
import org.lfsr.messaging.ScanWork;
import org.lfsr.pipeline.Assessment;
import org.lfsr.pipeline.Enhancement;
import org.lfsr.pipeline.ModelSet;
import org.lfsr.pipeline.Preparation;
import org.lfsr.pipeline.TimeSource;
import org.lfsr.pipeline.delivery.Delivery;
import org.lfsr.pipeline.delivery.DeliverySettings;
import org.lfsr.service.configuration.ChecksConfiguration;
import org.lfsr.service.configuration.Conversions;
import org.lfsr.service.configuration.InferenceConfiguration;
import org.lfsr.service.configuration.ModelsConfiguration;
import org.lfsr.service.configuration.OutputConfiguration;
import org.lfsr.service.configuration.ReadingConfiguration;
import org.lfsr.service.configuration.StoreConfiguration;
import org.lfsr.service.configuration.WorkConfiguration;
import org.lfsr.service.metrics.MeteredModels;
import org.lfsr.service.model.GoldenTrial;
import org.lfsr.service.model.GoldenWatch;
import org.lfsr.service.model.Models;
import org.lfsr.service.trace.ScanTraces;
import org.lfsr.service.work.Completions;
import org.lfsr.service.work.Lanes;
import org.lfsr.service.work.PipelineStages;
import org.lfsr.service.work.PipelinedWork;
import org.lfsr.service.work.Requests;
import org.lfsr.service.work.Stages;
import org.lfsr.service.work.VolumeRoom;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.s3.S3ObjectStore;

/** Joins the libraries' parts. What must be closed in order is closed by {@link ServiceLife}. */
@Singleton
class ServiceWiring {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    ObjectStore store(StoreConfiguration configuration) throws IOException {
        return new S3ObjectStore(Conversions.s3(configuration));
    }

    @Produces
    @Singleton
    Models models(ModelsConfiguration models, InferenceConfiguration inference, WorkConfiguration work)
            throws IOException {
        return Models.open(
                models.detector(),
                models.generators(),
                Conversions.demands(models),
                Conversions.session(inference, work));
    }

    @Produces
    @Singleton
    ModelSet modelSet(Models models, MeterRegistry registry) {
        return new MeteredModels(registry).around(models.set());
    }

    @Produces
    @Singleton
    DeliverySettings deliverySettings(
            OutputConfiguration output,
            ReadingConfiguration reading,
            InferenceConfiguration inference,
            ChecksConfiguration checks,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        return Conversions.delivery(output, Conversions.resultSettings(reading, inference, checks), version);
    }

    @Produces
    @Singleton
    Delivery delivery(ObjectStore store, DeliverySettings settings, ModelSet models, Clock clock) {
        return new Delivery(store, settings, models, clock);
    }

    @Produces
    @Singleton
    Preparation preparation(ObjectStore store, ModelSet models, Delivery delivery, ReadingConfiguration reading) {
        return new Preparation(store, models, delivery::find, Conversions.preparation(reading), TimeSource.system());
    }

    @Produces
    @Singleton
    Enhancement enhancement(ModelSet models, InferenceConfiguration inference) {
        return new Enhancement(models, Conversions.enhancement(inference), TimeSource.system());
    }

    @Produces
    @Singleton
    Assessment assessment(ObjectStore store, ChecksConfiguration checks, ReadingConfiguration reading) {
        return new Assessment(store, Conversions.limits(checks), Conversions.readLimits(reading), TimeSource.system());
    }

    @Produces
    @Singleton
    Stages stages(
            Preparation preparation, Enhancement enhancement, Assessment assessment, Delivery delivery, Models models) {
        return new PipelineStages(preparation, enhancement, assessment, delivery::deliver, models::batchesOnProcessors);
    }

    @Produces
    @Singleton
    Lanes lanes(WorkConfiguration work) {
        return Lanes.open(work.readers(), work.writers());
    }

    @Produces
    @Singleton
    PipelinedWork.Limits limits(WorkConfiguration work, ReadingConfiguration reading, Clock clock) {
        VolumeRoom room = new VolumeRoom(work.preparedAhead(), work.preparedVoxels(), reading.maxVoxels());
        return new PipelinedWork.Limits(room, work.finished(), work.deadline(), clock);
    }

    @Produces
    @Singleton
    Completions completions(ModelSet models, DeliverySettings delivery, Clock clock) {
        return new Completions(models, delivery, clock);
    }

    @Produces
    @Singleton
    Requests requests(ModelsConfiguration models) {
        return new Requests(models.sequence());
    }

    @Produces
    @Singleton
    ScanTraces traces(OpenTelemetry telemetry) {
        return new ScanTraces(telemetry);
    }

    @Produces
    @Singleton
    ScanWork work(
            Requests requests,
            Completions completions,
            Stages stages,
            Lanes lanes,
            ScanTraces traces,
            PipelinedWork.Limits limits) {
        return new PipelinedWork(requests, completions, stages, lanes, traces, limits);
    }

    @Produces
    @Singleton
    GoldenWatch goldenWatch(ModelSet models, Conductor conductor) {
        return new GoldenWatch(new GoldenTrial(models), new GoldenWatch.Gate() {
            @Override
            public void pause(String reason) {
                conductor.pause(reason);
            }

            @Override
            public void resume(String reason) {
                conductor.resume(reason);
            }
        });
    }
}
