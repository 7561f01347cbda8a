package org.lfsr.trainer.evaluation;

import java.nio.file.Path;
import java.util.Optional;
import org.lfsr.trainer.config.EvaluationConfiguration.MethodConfiguration;

/** The columns of the seed paper's Table 1: how slices lose their resolution. */
enum Column {
    X2("x2", 2, 0),
    X4("x4", 4, 0),
    X2_SIGMA_20("x2 σ20", 2, 20),
    X2_SIGMA_40("x2 σ40", 2, 40);

    private final String title;
    private final int scale;
    private final double noiseSigma;

    Column(String title, int scale, double noiseSigma) {
        this.title = title;
        this.scale = scale;
        this.noiseSigma = noiseSigma;
    }

    /** The column's heading. */
    String title() {
        return title;
    }

    /** By which factor slices are shrunk. */
    int scale() {
        return scale;
    }

    /** The deviation of the noise, of a shrunk slice scaled to 0..255; 0 for none. */
    double noiseSigma() {
        return noiseSigma;
    }

    /** A method's model for this column. */
    Optional<Path> model(MethodConfiguration method) {
        return Optional.ofNullable(
                switch (this) {
                    case X2 -> method.x2();
                    case X4 -> method.x4();
                    case X2_SIGMA_20 -> method.x2Sigma20();
                    case X2_SIGMA_40 -> method.x2Sigma40();
                });
    }
}
