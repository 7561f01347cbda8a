package org.lfsr.trainer.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lfsr.trainer.config.EvaluationConfiguration.CurveConfiguration;
import org.lfsr.trainer.metrics.MetricsLog;
import org.lfsr.trainer.metrics.MetricsLog.Figure;

/**
 * How a method learned, by what was measured on its way.
 *
 * @param method the method
 * @param column what it learned
 * @param figures PSNR in dB and SSIM at each validation, the steps counted from the first run's first
 */
record Learning(String method, String column, List<Figure> figures) {

    static final String PSNR = "PSNR";
    static final String SSIM = "SSIM";

    private static final Pattern SHOWN = Pattern.compile("(" + PSNR + "|" + SSIM + ")( at noise \\d+)?");
    private static final String METRICS = "metrics.csv";

    /** Copies the list. */
    Learning {
        figures = List.copyOf(figures);
    }

    /**
     * Reads what runs have left.
     *
     * @return one for each noise that the runs were validated with
     * @throws IOException if a run has no metrics.csv or cost.json, or something cannot be read
     */
    static List<Learning> read(CurveConfiguration curve) throws IOException {
        Map<String, List<Figure>> byNoise = new LinkedHashMap<>();
        long before = 0;
        for (Path run : curve.runs()) {
            List<Figure> measured = new MetricsLog(present(run.resolve(METRICS))).figures();
            for (Figure figure : measured) {
                Matcher shown = SHOWN.matcher(figure.name());
                if (shown.matches()) {
                    String noise = shown.group(2) == null ? "" : shown.group(2);
                    byNoise.computeIfAbsent(noise, none -> new ArrayList<>())
                            .add(new Figure(before + figure.step(), figure.stage(), shown.group(1), figure.value()));
                }
            }
            before += steps(run, measured);
        }
        return byNoise.entrySet().stream()
                .map(entry -> new Learning(curve.method(), curve.column() + entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Path present(Path metrics) throws NoSuchFileException {
        if (!Files.exists(metrics)) {
            throw new NoSuchFileException("No figures of a run at %s".formatted(metrics));
        }
        return metrics;
    }

    /** How many a run took; the cost of one that was resumed tells only those after. */
    private static long steps(Path run, List<Figure> measured) throws IOException {
        long last = measured.stream().mapToLong(Figure::step).max().orElse(0);
        return Math.max(last, Cost.read(run.resolve(Cost.FILE)).steps());
    }

    /** One of the figures at a step, if it was measured. */
    OptionalDouble at(long step, String name) {
        return figures.stream()
                .filter(figure -> figure.step() == step && figure.name().equals(name))
                .mapToDouble(Figure::value)
                .findFirst();
    }

    /** The steps of the validations, in order. */
    List<Long> steps() {
        return figures.stream().map(Figure::step).distinct().toList();
    }
}
