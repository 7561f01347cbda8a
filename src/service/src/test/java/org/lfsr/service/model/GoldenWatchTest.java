package org.lfsr.service.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Image;
import org.lfsr.inference.Generator;
import org.lfsr.inference.GeneratorCard;
import org.lfsr.inference.GoldenSlice;
import org.lfsr.inference.InferenceException;
import org.lfsr.inference.StoredImage;
import org.lfsr.pipeline.GeneratorModel;
import org.lfsr.pipeline.ModelSet;
import org.lfsr.service.Examples;
import org.lfsr.testkit.TestModels;

class GoldenWatchTest {

    private static final double TOLERANCE = 0.5;

    private final DriftingGenerator generator = new DriftingGenerator();
    private final NotedGate gate = new NotedGate();
    private final GoldenWatch watch = new GoldenWatch(new GoldenTrial(models()), gate);

    @Test
    void letsTheIntakeAloneWhileModelsDoWhatTheyDid() {
        generator.drift = 0.25f;

        watch.check();

        assertThat(watch.objection()).isEmpty();
        assertThat(watch.deviation("test-bicubic-x2@1.0.0")).isCloseTo(0.5, within(1e-6));
        assertThat(watch.deviation("test-bright@1.0.0")).isNaN();
        assertThat(gate.calls).isEmpty();
    }

    @Test
    void stopsTheIntakeWhenAModelIsOff() {
        generator.drift = 1;

        watch.check();

        assertThat(watch.objection()).hasValue("test-bicubic-x2@1.0.0 is off by 2.00 times what it may be");
        assertThat(gate.calls).containsExactly("pause GOLDEN_SLICE");
    }

    @Test
    void stopsTheIntakeWhenAModelGivesNoNumbers() {
        generator.drift = Float.NaN;

        watch.check();

        assertThat(watch.objection()).hasValue("test-bicubic-x2@1.0.0 is off by Infinity times what it may be");
    }

    @Test
    void stopsTheIntakeWhenAModelFails() {
        generator.failure = "The device is lost";

        watch.check();

        assertThat(watch.objection()).hasValue("The device is lost");
        assertThat(gate.calls).containsExactly("pause GOLDEN_SLICE");
    }

    @Test
    void letsTheIntakeGoOnOnceTheModelIsRightAgain() {
        generator.drift = 1;
        watch.check();
        generator.drift = 0;

        watch.check();

        assertThat(watch.objection()).isEmpty();
        assertThat(gate.calls).containsExactly("pause GOLDEN_SLICE", "resume GOLDEN_SLICE");
    }

    private ModelSet models() {
        ModelSet examples = Examples.models();
        GeneratorCard card = (GeneratorCard) TestModels.generator(2).card();
        GoldenSlice golden = new GoldenSlice(
                List.of(StoredImage.of(new Image(1, 1, new float[] {3}))),
                StoredImage.of(new Image(2, 2, new float[] {3, 3, 3, 3})),
                TOLERANCE);
        GeneratorCard tried = new GeneratorCard(
                card.about(), card.scale(), card.degradation(), card.contextPixels(), card.fidelityFloor(), golden);
        return new ModelSet(
                examples.detector(),
                List.of(new GeneratorModel(generator, tried, "a".repeat(64))),
                examples.computation());
    }

    /** Repeats every pixel and adds its drift. */
    private static final class DriftingGenerator implements Generator {

        private float drift;
        private String failure = "";

        @Override
        public int scale() {
            return 2;
        }

        @Override
        public List<Image> enhance(List<Image> batch) {
            if (!failure.isEmpty()) {
                throw new InferenceException(failure);
            }
            float value = batch.get(0).pixels()[0] + drift;
            return List.of(new Image(2, 2, new float[] {value, value, value, value}));
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    private static final class NotedGate implements GoldenWatch.Gate {

        private final List<String> calls = new ArrayList<>();

        @Override
        public void pause(String reason) {
            calls.add("pause " + reason);
        }

        @Override
        public void resume(String reason) {
            calls.add("resume " + reason);
        }
    }
}
