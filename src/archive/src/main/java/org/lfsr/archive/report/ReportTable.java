package org.lfsr.archive.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A report as comma-separated values: a line a scan, each figure of before beside that of after, empty if not known.
 */
record ReportTable(List<Comparison> comparisons) {

    private static final List<Column> COLUMNS = List.of(
            new Column("models", Figures::modelSet),
            new Column("outcome", Figures::outcome),
            new Column("stacks", Figures::stacks),
            new Column("replaced", Figures::replaced),
            new Column("redegradation_psnr_db", Figures::redegradationPsnrDb),
            new Column("redegradation_ssim", Figures::redegradationSsim),
            new Column("sharpness_gain", Figures::sharpnessGain),
            new Column("lesion_overlap", Figures::lesionOverlap),
            new Column("reference_psnr_db", Figures::referencePsnrDb),
            new Column("reference_ssim", Figures::referenceSsim));

    String text() {
        List<String> lines = new ArrayList<>(List.of(head()));
        comparisons.forEach(each -> lines.add(line(each)));
        return String.join("\n", lines) + "\n";
    }

    private static String head() {
        StringJoiner head = new StringJoiner(",").add("scan_id").add("change");
        COLUMNS.forEach(column -> head.add("old_" + column.name()).add("new_" + column.name()));
        return head.toString();
    }

    private static String line(Comparison comparison) {
        StringJoiner line = new StringJoiner(",")
                .add(comparison.scanId())
                .add(comparison.change().name());
        COLUMNS.forEach(column -> line.add(column.of(comparison.before())).add(column.of(comparison.after())));
        return line.toString();
    }

    /** A figure and what it is called. */
    private record Column(String name, Function<Figures, @Nullable Object> figure) {

        String of(@Nullable Figures figures) {
            Object value = figures == null ? null : figure.apply(figures);
            if (value instanceof Double number) {
                return String.format(Locale.ROOT, "%.4f", number);
            }
            return value == null ? "" : value.toString();
        }
    }
}
