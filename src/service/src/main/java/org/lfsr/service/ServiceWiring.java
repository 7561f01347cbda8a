package org.lfsr.service;

import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ApplicationConfig;
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

/** Joins the libraries' parts. What must be closed in order is closed by the service's end. */
@Singleton
class ServiceWiring {

    private final Clock clock = Clock.systemUTC();

    @Produces
    @Singleton
    ObjectStore store(StoreConfiguration configuration) throws IOException {
        return new S3ObjectStore(Conversions.s3(configuration));
    }
}
