package org.lfsr.service.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.clients.producer.MockProducer;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Image;
import org.lfsr.inference.Generator;
import org.lfsr.inference.GeneratorCard;
import org.lfsr.inference.StoredModel;
import org.lfsr.inference.UnusableModelException;
import org.lfsr.inference.onnx.OnnxGenerator;
import org.lfsr.inference.onnx.OnnxLesionDetector;
import org.lfsr.inference.onnx.SessionSettings;
import org.lfsr.messaging.Conductor;
import org.lfsr.messaging.ConductorListener;
import org.lfsr.messaging.ConductorSettings;
import org.lfsr.messaging.RetryRule;
import org.lfsr.messaging.Surroundings;
import org.lfsr.messaging.TransactionalPublisher;
import org.lfsr.pipeline.DetectorModel;
import org.lfsr.pipeline.GeneratorModel;
import org.lfsr.pipeline.ModelSet;
import org.lfsr.service.Examples;
import org.lfsr.service.model.GoldenTrial;
import org.lfsr.service.model.GoldenWatch;
import org.lfsr.testkit.TestModels;

/** Real models in a real runtime, and a real conductor: what happens when one of them drifts. */
class GoldenDriftTest {

    private static final SessionSettings ONE_THREAD = SessionSettings.cpu(1);
    private static final String ID = "test-bicubic-x2@1.0.0";

    private final ScheduledExecutorService desk = Executors.newSingleThreadScheduledExecutor();
    private final TransactionalPublisher publisher =
            new TransactionalPublisher(MockProducer::new, (group, partitions) -> Map.of());
    private final Conductor conductor = new Conductor(
            new ConductorSettings(
                    1,
                    ConductorSettings.DEFAULT_FAIR_EVERY,
                    RetryRule.DEFAULT,
                    "completed",
                    "dead",
                    ConductorSettings.DEFAULT_REVOCATION_WAIT),
            job -> {
                throw new AssertionError("Nothing is sent");
            },
            publisher,
            ConductorListener.DEAF,
            new Surroundings(Clock.systemUTC(), new Random(1), desk));

    private final OnnxLesionDetector detector = open();
    private final OnnxGenerator right = open(TestModels.generatorWithGoldenSlice(2, 0));
    private final OnnxGenerator drifted = open(TestModels.driftedGenerator(2));
    private final Device device = new Device(right);

    @AfterEach
    void close() {
        detector.close();
        right.close();
        drifted.close();
        publisher.close();
        desk.shutdownNow();
    }

    @Test
    void stopsTheIntakeAndReadinessWhileAModelIsOff() {
        GoldenWatch watch = new GoldenWatch(new GoldenTrial(models()), gate());
        ModelsHealth health = new ModelsHealth(watch);
        watch.check();
        assertThat(watch.deviation(ID)).isCloseTo(0, within(1e-3));
        assertThat(conductor.pauseReasons()).isEmpty();

        device.network = drifted;
        watch.check();

        HealthCheckResponse off = health.call();
        assertThat(watch.deviation(ID)).isCloseTo(0.1 / 0.02, within(1e-3));
        assertThat(conductor.pauseReasons()).containsExactly(GoldenWatch.REASON);
        assertThat(off.getStatus()).isEqualTo(Status.DOWN);
        assertThat(off.getData())
                .hasValueSatisfying(
                        data -> assertThat(data.get("objection")).asString().startsWith(ID + " is off by 5.00 times"));

        device.network = right;
        watch.check();

        assertThat(conductor.pauseReasons()).isEmpty();
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void doesNotOpenAModelWhoseCardSaysOtherwise() {
        StoredModel wrong = TestModels.generatorWithGoldenSlice(2, 0.5f);

        assertThatThrownBy(() -> OnnxGenerator.open(wrong, ONE_THREAD))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageContaining("does not do what its card says: Golden slice came back with 1.0");
    }

    private ModelSet models() {
        StoredModel stored = TestModels.generatorWithGoldenSlice(2, 0);
        return new ModelSet(
                new DetectorModel(detector, detector.card(), "d".repeat(64)),
                List.of(new GeneratorModel(device, (GeneratorCard) stored.card(), stored.sha256())),
                Examples.models().computation());
    }

    private GoldenWatch.Gate gate() {
        return new GoldenWatch.Gate() {
            @Override
            public void pause(String reason) {
                conductor.pause(reason);
            }

            @Override
            public void resume(String reason) {
                conductor.resume(reason);
            }
        };
    }

    private static OnnxLesionDetector open() {
        try {
            return OnnxLesionDetector.open(TestModels.detector(), ONE_THREAD);
        } catch (UnusableModelException e) {
            throw new AssertionError(e);
        }
    }

    private static OnnxGenerator open(StoredModel model) {
        try {
            return OnnxGenerator.open(model, ONE_THREAD);
        } catch (UnusableModelException e) {
            throw new AssertionError(e);
        }
    }

    /** What calculates, rightly or wrongly. */
    private static final class Device implements Generator {

        private Generator network;

        Device(Generator network) {
            this.network = network;
        }

        @Override
        public int scale() {
            return network.scale();
        }

        @Override
        public List<Image> enhance(List<Image> batch) {
            return network.enhance(batch);
        }

        @Override
        public void close() {
            throw new AssertionError("The test closes networks");
        }
    }
}
