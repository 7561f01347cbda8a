package org.lfsr.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.inference.InferenceException;
import org.lfsr.inference.UnusableModelException;
import org.lfsr.inference.onnx.SessionSettings.Precision;

class ModelSessionTest {

    private static final Image IMAGE = TinyModels.ramp(4, 4);
    private static final Box SIZE = IMAGE.bounds();

    private final Fake device = new Fake();
    private final Fake processors = new Fake();
    private int opened;

    @Test
    void calculatesOnTheProcessorsWhatTheDeviceHasNoMemoryFor() {
        device.failure = InferenceException.ofMemory("CUDA is full", new IllegalStateException());
        try (ModelSession session = session(Provider.CUDA)) {
            session.run(one(), SIZE);
            session.run(one(), SIZE);
            device.failure = null;
            session.run(one(), SIZE);

            assertThat(session.execution().batchesOnProcessors()).isEqualTo(2);
            assertThat(session.execution().provider()).isEqualTo(Provider.CUDA);
        }
        assertThat(opened).isEqualTo(1);
        assertThat(processors.runs).isEqualTo(2);
        assertThat(device.runs).as("tried anew each time").isEqualTo(3);
        assertThat(device.closings).isEqualTo(1);
        assertThat(processors.closings).isEqualTo(1);
    }

    @Test
    void leavesItToTheCallerToMakeABatchSmaller() {
        device.failure = InferenceException.ofMemory("CUDA is full", new IllegalStateException());
        try (ModelSession session = session(Provider.CUDA)) {
            assertThatThrownBy(() -> session.run(Collections.nCopies(2, List.of(IMAGE)), SIZE))
                    .isSameAs(device.failure);
        }
        assertThat(opened).isZero();
    }

    @Test
    void opensNothingElseForOtherFailures() {
        device.failure = InferenceException.ofNotFinite("NaN");
        try (ModelSession session = session(Provider.CUDA)) {
            assertThatThrownBy(() -> session.run(one(), SIZE)).isSameAs(device.failure);
        }
        assertThat(opened).isZero();
    }

    @Test
    void hasNothingToFallBackToFromTheProcessors() {
        device.failure = InferenceException.ofMemory("full", new IllegalStateException());
        try (ModelSession session = session(Provider.CPU)) {
            assertThatThrownBy(() -> session.run(one(), SIZE)).isSameAs(device.failure);
        }
        assertThat(opened).isZero();
    }

    @Test
    void tellsBothFailures() {
        device.failure = InferenceException.ofMemory("CUDA is full", new IllegalStateException());
        processors.failure = InferenceException.ofMemory("So is the machine", new IllegalStateException());
        try (ModelSession session = session(Provider.TENSORRT)) {
            assertThatThrownBy(() -> session.run(one(), SIZE))
                    .isSameAs(processors.failure)
                    .hasSuppressedException(device.failure);
            assertThat(session.execution().batchesOnProcessors()).isZero();
        }
    }

    @Test
    void staysOutOfMemoryIfTheProcessorsCannotHaveTheModel() {
        UnusableModelException refusal = new UnusableModelException("No more files");
        device.failure = InferenceException.ofMemory("CUDA is full", new IllegalStateException());
        try (ModelSession session = session(Provider.CUDA, () -> {
            throw refusal;
        })) {
            assertThatThrownBy(() -> session.run(one(), SIZE))
                    .isSameAs(device.failure)
                    .hasSuppressedException(refusal);
        }
        assertThat(device.closings).isEqualTo(1);
    }

    private ModelSession session(Provider provider) {
        return session(provider, () -> {
            opened++;
            return processors;
        });
    }

    private ModelSession session(Provider provider, ModelSession.Spare spare) {
        Execution execution = new Execution("onnxruntime 1", provider, Precision.FP32, null, null, 0);
        return new ModelSession("fake.onnx", 1, execution, device, spare);
    }

    private static List<List<Image>> one() {
        return List.of(List.of(IMAGE));
    }

    /** Gives back what it is given, or fails. */
    private static final class Fake implements Calculator {

        private @Nullable InferenceException failure;
        private int runs;
        private int closings;

        @Override
        public List<Image> run(Samples samples, Box wanted) {
            runs++;
            if (failure != null) {
                throw failure;
            }
            return samples.batch().stream().map(sample -> sample.get(0)).toList();
        }

        @Override
        public void close() {
            closings++;
        }
    }
}
