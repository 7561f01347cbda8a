package org.lfsr.inference;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cards of models that nobody trained. */
public final class Cards {

    private Cards() {}

    /** A generator's. */
    public static GeneratorCard generator(int scale, @Nullable GoldenSlice golden) {
        TrainedDegradation degradation = new TrainedDegradation("bicubic", scale, List.of(0.0, 20.0));
        return new GeneratorCard(about("nearest"), scale, degradation, 8, new FidelityFloor(31.25, 1, 200), golden);
    }

    /** A detector's, of a stride of 8 pixels. */
    public static DetectorCard detector(int slices, @Nullable GoldenSlice golden) {
        return new DetectorCard(
                about("bright"),
                slices,
                8,
                OperatingRule.of(new OperatingPoint(0, 0.5, 0.5, 8, 8, 1, 0)),
                List.of(1, 2, 4),
                golden);
    }

    /** What both say. */
    static About about(String name) {
        return new About(
                name,
                "1.0.0",
                "none",
                "Made in code.",
                List.of("diagnosis"),
                "Axial slices.",
                Normalization.SLICE_Z_SCORE,
                envelope(),
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
                Map.of("PSNR, dB", 30.5, "SSIM", 0.9));
    }

    private static Envelope envelope() {
        return new Envelope(
                "MR",
                List.of("T1"),
                new Span(0.4, 1.2),
                new Span(1, 6),
                new Span(32, 1024),
                new Span(180, 280.5),
                0,
                "magnitudes");
    }
}
