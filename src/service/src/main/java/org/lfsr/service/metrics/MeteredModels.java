package org.lfsr.service.metrics;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.lfsr.imaging.Image;
import org.lfsr.inference.Generator;
import org.lfsr.inference.LesionDetector;
import org.lfsr.pipeline.DetectorModel;
import org.lfsr.pipeline.GeneratorModel;
import org.lfsr.pipeline.ModelSet;

/** Counts how much networks are given at once. */
public final class MeteredModels {

    /** How many images a network was given at once, by model. */
    public static final String BATCH_SIZE = "lfsr.batch.size";

    private static final double[] SIZES = {1, 2, 4, 8, 16, 32, 64};

    private final MeterRegistry registry;

    /** Counts into a registry. */
    public MeteredModels(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The same models, counted; they stay the caller's to close. */
    public ModelSet around(ModelSet models) {
        DetectorModel detector = models.detector();
        LesionDetector network = new MeteredDetector(
                detector.network(), sizes("detector", detector.card().id()));
        return new ModelSet(
                new DetectorModel(network, detector.card(), detector.sha256()),
                models.generators().stream().map(this::around).toList(),
                models.computation());
    }

    private GeneratorModel around(GeneratorModel model) {
        Generator network = new MeteredGenerator(
                model.network(), sizes("generator", model.card().id()));
        return new GeneratorModel(network, model.card(), model.sha256());
    }

    private DistributionSummary sizes(String role, String modelId) {
        return DistributionSummary.builder(BATCH_SIZE)
                .description("Images that a network was given at once")
                .tag("role", role)
                .tag("model", modelId)
                .serviceLevelObjectives(SIZES)
                .register(registry);
    }

    private record MeteredDetector(LesionDetector network, DistributionSummary sizes) implements LesionDetector {

        @Override
        public int slices() {
            return network.slices();
        }

        @Override
        public int stride() {
            return network.stride();
        }

        @Override
        public List<Image> occupancy(List<List<Image>> batch) {
            sizes.record(batch.size());
            return network.occupancy(batch);
        }

        @Override
        public void close() {
            network.close();
        }
    }

    private record MeteredGenerator(Generator network, DistributionSummary sizes) implements Generator {

        @Override
        public int scale() {
            return network.scale();
        }

        @Override
        public List<Image> enhance(List<Image> batch) {
            sizes.record(batch.size());
            return network.enhance(batch);
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
