package org.lfsr.trainer.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Table 1: methods by columns, beside the seed paper's figures.
 *
 * @param methods the methods' titles in their order, also of those without a figure
 * @param figures all slices' figures
 * @param bootstrap how intervals are made
 */
record RegionTable(List<String> methods, List<RegionFigures> figures, PatientBootstrap bootstrap) {

    private static final String PROTOCOL = """
            # Lesion regions

            Slices with at least 16 lesion pixels, made small by bicubic interpolation with antialiasing (a = -0.5), then \
            with complex white noise of deviation σ in k-space, of the small slice scaled to 0..255, its magnitude \
            taken. Region: the lesion's bounding box, 8 pixels more on every side, outwards to multiples of 8. Peak: the \
            true region's maximum less its minimum. SSIM: uniform 7x7 window, sample covariance. B+NLD: bilinear \
            interpolation, then non-local means (patches of 5x5, at most 6 pixels away, h = 0.8 of the noise that is \
            estimated from the small slice); without noise it is bilinear interpolation alone.

            Mean ± standard deviation over slices [95 %% interval of the mean by %d resamples of patients]; %s. Rows \
            "paper": Zhu, Yang and Lio 2019, Table 1, on other slices. "%s": there is no model, or the paper has no \
            figure.
            """;

    /** A method's figures in a column, or nothing if it has none. */
    Optional<Summary> summary(String method, Column column, Metric metric) {
        Map<String, List<Double>> values = figures.stream()
                .filter(one -> one.method().equals(method) && one.column() == column)
                .collect(Collectors.groupingBy(
                        RegionFigures::patient, TreeMap::new, Collectors.mapping(metric::of, Collectors.toList())));
        return values.isEmpty() ? Optional.empty() : Optional.of(Summary.of(values, bootstrap));
    }

    /** Writes {@code table1.md}, {@code table1.csv} and {@code slices.csv}. */
    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("table1.md"), markdown());
        summaries().writeCsv(folder.resolve("table1.csv"));
        slices().writeCsv(folder.resolve("slices.csv"));
    }

    private String markdown() {
        StringBuilder text = new StringBuilder(PROTOCOL.formatted(bootstrap.resamples(), extent(), Table.NONE));
        for (Metric metric : Metric.values()) {
            text.append("\n## ")
                    .append(metric.title())
                    .append("\n\n")
                    .append(beside(metric).markdown());
        }
        return text.toString();
    }

    private String extent() {
        long slices = figures.stream().map(RegionFigures::trial).distinct().count();
        long patients = figures.stream().map(RegionFigures::patient).distinct().count();
        return "%d slices of %d patients".formatted(slices, patients);
    }

    /** Ours, and the paper's beneath. */
    private Table beside(Metric metric) {
        List<List<String>> rows = new ArrayList<>();
        for (String method : methods) {
            rows.add(row(method, column -> cell(method, column, metric)));
            rows.add(row(
                    method + ", paper",
                    column -> Table.fixed(Paper.mean(method, column, metric), metric.paperDecimals())));
        }
        List<String> titles = Arrays.stream(Column.values()).map(Column::title).toList();
        return new Table(Stream.concat(Stream.of("method"), titles.stream()).toList(), rows);
    }

    private static List<String> row(String name, Function<Column, String> cell) {
        return Stream.concat(Stream.of(name), Arrays.stream(Column.values()).map(cell))
                .toList();
    }

    private String cell(String method, Column column, Metric metric) {
        int decimals = metric.decimals();
        return summary(method, column, metric)
                .map(found -> "%s ± %s [%s, %s]"
                        .formatted(
                                Table.fixed(found.mean(), decimals),
                                Table.fixed(found.deviation(), decimals),
                                Table.fixed(found.interval().low(), decimals),
                                Table.fixed(found.interval().high(), decimals)))
                .orElse(Table.NONE);
    }

    private Table summaries() {
        List<List<String>> rows = new ArrayList<>();
        for (String method : methods) {
            for (Column column : Column.values()) {
                for (Metric metric : Metric.values()) {
                    summary(method, column, metric).ifPresent(found -> rows.add(row(method, column, metric, found)));
                }
            }
        }
        return new Table(
                List.of(
                        "method",
                        "column",
                        "metric",
                        "mean",
                        "deviation",
                        "low",
                        "high",
                        "slices",
                        "patients",
                        "paper"),
                rows);
    }

    private static List<String> row(String method, Column column, Metric metric, Summary found) {
        return List.of(
                method,
                column.title(),
                metric.name(),
                precise(found.mean()),
                precise(found.deviation()),
                precise(found.interval().low()),
                precise(found.interval().high()),
                String.valueOf(found.slices()),
                String.valueOf(found.patients()),
                Paper.mean(method, column, metric).map(String::valueOf).orElse(""));
    }

    private Table slices() {
        return new Table(
                List.of("patient", "slice", "column", "method", "PSNR", "SSIM"),
                figures.stream()
                        .map(one -> List.of(
                                one.patient(),
                                String.valueOf(one.trial().slice().index()),
                                one.column().title(),
                                one.method(),
                                precise(one.psnr()),
                                precise(one.ssim())))
                        .toList());
    }

    private static String precise(double number) {
        return String.valueOf((float) number);
    }
}
