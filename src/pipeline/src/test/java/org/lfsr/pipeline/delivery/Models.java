package org.lfsr.pipeline.delivery;

import java.util.List;
import java.util.Map;
import org.lfsr.imaging.Image;
import org.lfsr.inference.About;
import org.lfsr.inference.DetectorCard;
import org.lfsr.inference.Envelope;
import org.lfsr.inference.Generator;
import org.lfsr.inference.GeneratorCard;
import org.lfsr.inference.LesionDetector;
import org.lfsr.inference.ModelProvenance;
import org.lfsr.inference.Normalization;
import org.lfsr.inference.OperatingPoint;
import org.lfsr.inference.OperatingRule;
import org.lfsr.inference.Span;
import org.lfsr.inference.TrainedDegradation;
import org.lfsr.pipeline.DetectorModel;
import org.lfsr.pipeline.GeneratorModel;
import org.lfsr.pipeline.ModelSet;
import org.lfsr.pipeline.manifest.Computation;

/** Models that only have a name. */
final class Models {

    static final DetectorModel DETECTOR = detector("ld", "d".repeat(64));

    private Models() {}

    static ModelSet with(GeneratorModel generator) {
        return new ModelSet(DETECTOR, List.of(generator), new Computation("ONNX Runtime 1", "cpu", "fp32", null));
    }

    static DetectorModel detector(String name, String sha256) {
        DetectorCard card = new DetectorCard(
                about(name), 1, 8, OperatingRule.of(new OperatingPoint(0, 0.5, 0.5, 8, 8, 1, 0)), List.of(1), null);
        return new DetectorModel(new Idle(), card, sha256);
    }

    static GeneratorModel generator(int scale) {
        return generator("lfsr-x" + scale, scale, "%064x".formatted(scale));
    }

    static GeneratorModel generator(String name, int scale, String sha256) {
        TrainedDegradation degradation = new TrainedDegradation("bicubic", scale, List.of(0.0));
        return new GeneratorModel(
                new Idle(), new GeneratorCard(about(name), scale, degradation, 0, null, null), sha256);
    }

    private static About about(String name) {
        return new About(
                name,
                "1.0.0",
                "none",
                "Made in code.",
                List.of("diagnosis"),
                "Slices.",
                Normalization.SLICE_Z_SCORE,
                new Envelope(
                        "MR",
                        List.of("T1"),
                        new Span(0.4, 1.2),
                        new Span(1, 6),
                        new Span(32, 1024),
                        new Span(1, 10_000),
                        0,
                        "magnitudes"),
                new ModelProvenance(
                        "a".repeat(64),
                        2,
                        1,
                        "b".repeat(64),
                        "c".repeat(64),
                        "best",
                        List.of("pixels: 1 step"),
                        1,
                        "unknown",
                        "0.1.0",
                        "17",
                        "2.10",
                        "Linux amd64",
                        17),
                Map.of());
    }

    /** Delivering asks no network. */
    private static final class Idle implements LesionDetector, Generator {

        @Override
        public int slices() {
            throw new AssertionError("Nobody asks");
        }

        @Override
        public int stride() {
            throw new AssertionError("Nobody asks");
        }

        @Override
        public List<Image> occupancy(List<List<Image>> batch) {
            throw new AssertionError("Nobody asks");
        }

        @Override
        public int scale() {
            throw new AssertionError("Nobody asks");
        }

        @Override
        public List<Image> enhance(List<Image> batch) {
            throw new AssertionError("Nobody asks");
        }

        @Override
        public void close() {
            throw new AssertionError("Nobody closes");
        }
    }
}
