package org.lfsr.pipeline;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lfsr.inference.About;
import org.lfsr.inference.DetectorCard;
import org.lfsr.inference.Envelope;
import org.lfsr.inference.FidelityFloor;
import org.lfsr.inference.Generator;
import org.lfsr.inference.GeneratorCard;
import org.lfsr.inference.LesionDetector;
import org.lfsr.inference.ModelProvenance;
import org.lfsr.inference.Normalization;
import org.lfsr.inference.OperatingPoint;
import org.lfsr.inference.OperatingRule;
import org.lfsr.inference.Span;
import org.lfsr.inference.TrainedDegradation;
import org.lfsr.pipeline.manifest.Computation;

/** Models that nobody trained. */
final class Models {

    static final Envelope ENVELOPE = new Envelope(
            "MR",
            List.of("T1GD", "T1"),
            new Span(0.4, 1.2),
            new Span(1, 6),
            new Span(32, 1024),
            new Span(40, 400),
            0,
            "magnitudes");

    private static final String SHA256 = "d".repeat(64);

    private Models() {}

    static ModelSet of(LesionDetector detector, Generator... generators) {
        List<GeneratorModel> models = List.of(generators).stream()
                .map(generator -> generator(generator, ENVELOPE, 25.0))
                .toList();
        return of(detector, models);
    }

    static ModelSet of(LesionDetector detector, List<GeneratorModel> generators) {
        return new ModelSet(detector(detector), generators, new Computation("none", "cpu", "fp32", null));
    }

    static DetectorModel detector(LesionDetector network) {
        return detector(network, new OperatingPoint(0, 0.5, 0.5, 8, 8, 1, 0));
    }

    static DetectorModel detector(LesionDetector network, OperatingPoint point) {
        DetectorCard card = new DetectorCard(
                about("bright", ENVELOPE),
                network.slices(),
                network.stride(),
                OperatingRule.of(point),
                List.of(1, 2, 4),
                null);
        return new DetectorModel(network, card, SHA256);
    }

    static GeneratorModel generator(Generator network, Envelope envelope, @Nullable Double floorDb) {
        int scale = network.scale();
        GeneratorCard card = new GeneratorCard(
                about("bicubic-x" + scale, envelope),
                scale,
                new TrainedDegradation("bicubic", scale, List.of(0.0)),
                6,
                floorDb == null ? null : new FidelityFloor(floorDb, 1, 200),
                null);
        return new GeneratorModel(network, card, SHA256);
    }

    private static About about(String name, Envelope envelope) {
        return new About(
                name,
                "1.0.0",
                "none",
                "Made in code.",
                List.of("diagnosis"),
                "Slices.",
                Normalization.SLICE_Z_SCORE,
                envelope,
                new ModelProvenance(
                        "a".repeat(64),
                        2,
                        1,
                        "b".repeat(64),
                        "c".repeat(64),
                        "best",
                        List.of("none"),
                        1,
                        "unknown",
                        "0.1.0",
                        "17",
                        "none",
                        "none",
                        17),
                Map.of());
    }
}
