package org.lfsr.trainer.evaluation;

import static org.lfsr.trainer.evaluation.Column.X2;
import static org.lfsr.trainer.evaluation.Column.X2_SIGMA_20;
import static org.lfsr.trainer.evaluation.Column.X2_SIGMA_40;
import static org.lfsr.trainer.evaluation.Column.X4;

import java.util.Map;
import java.util.Optional;

/**
 * The seed paper's own figures (Zhu, Yang and Lio, Lesion Focused Super-Resolution, 2019: Table 1, section 3), on other
 * slices of the same collection, split by image and not by patient.
 */
final class Paper {

    private static final Map<String, Map<Column, Double>> PSNR = Map.of(
            "bilinear", Map.of(X2, 29.1, X4, 25.2),
            "B+NLD", Map.of(X2_SIGMA_20, 20.7, X2_SIGMA_40, 17.1),
            "SRResNet", Map.of(X2, 35.6, X4, 27.9, X2_SIGMA_20, 32.8, X2_SIGMA_40, 30.6),
            "SRGAN", Map.of(X2, 29.6, X4, 25.7, X2_SIGMA_20, 27.6, X2_SIGMA_40, 26.2),
            "LFSR", Map.of(X2, 32.1, X4, 25.1, X2_SIGMA_20, 29.0, X2_SIGMA_40, 27.4));

    private static final Map<String, Map<Column, Double>> SSIM = Map.of(
            "bilinear", Map.of(X2, 0.900, X4, 0.761),
            "B+NLD", Map.of(X2_SIGMA_20, 0.623, X2_SIGMA_40, 0.483),
            "SRResNet", Map.of(X2, 0.962, X4, 0.832, X2_SIGMA_20, 0.895, X2_SIGMA_40, 0.840),
            "SRGAN", Map.of(X2, 0.865, X4, 0.741, X2_SIGMA_20, 0.789, X2_SIGMA_40, 0.731),
            "LFSR", Map.of(X2, 0.914, X4, 0.723, X2_SIGMA_20, 0.832, X2_SIGMA_40, 0.772));

    /** By scale, the share of perfect slices and of slices that are at least acceptable. */
    private static final Map<Integer, Detection> DETECTION =
            Map.of(2, new Detection(0.937, 0.984), 4, new Detection(0.891, 0.941));

    /** By method and scale, the seconds of a training epoch on a TITAN Xp. */
    private static final Map<String, Double> SECONDS_PER_EPOCH =
            Map.of("LFSR x2", 266.8, "LFSR x4", 194.8, "SRGAN x2", 649.8, "SRGAN x4", 370.8);

    private Paper() {}

    /** The paper's detector. */
    record Detection(double perfect, double acceptable) {}

    /** A method's mean in a column. */
    static Optional<Double> mean(String method, Column column, Metric metric) {
        Map<String, Map<Column, Double>> figures = metric == Metric.PSNR ? PSNR : SSIM;
        return Optional.ofNullable(figures.get(method)).map(means -> means.get(column));
    }

    /** The detector's shares at a scale. */
    static Optional<Detection> detection(int scale) {
        return Optional.ofNullable(DETECTION.get(scale));
    }

    /** How long an epoch takes, by a name such as {@code LFSR x2}. */
    static Optional<Double> secondsPerEpoch(String name) {
        return Optional.ofNullable(SECONDS_PER_EPOCH.get(name));
    }
}
