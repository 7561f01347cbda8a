package org.lfsr.trainer.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What detectors make of slices, by what was done to them.
 *
 * @param rows the cases
 */
record DownstreamTable(List<Row> rows) {

    private static final String PROTOCOL = """
            # Lesion detection after enhancement

            A detector looks at whole slices as they are ("none"), shrunk ("shrunk"), and shrunk and made large again by \
            interpolation or a generator, each by its own map alone. Dice: of the map, its cells weighed by the share of lesion that they say, and \
            the lesion, mean over lesion slices. All else as in the table of lesion detection. All in percent.

            """;

    /**
     * A case.
     *
     * @param detector the detector's name
     * @param scale by which factor slices were shrunk; 1 where they were not
     * @param restoration what was done to them
     */
    record Row(String detector, int scale, String restoration, Downstream.Outcome outcome) {}

    /** Writes {@code downstream.md} and {@code downstream.csv}. */
    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("downstream.md"), PROTOCOL + table().markdown());
        table().writeCsv(folder.resolve("downstream.csv"));
    }

    private Table table() {
        return new Table(
                List.of(
                        "detector",
                        "scale",
                        "made large by",
                        "Dice",
                        "perfect",
                        "acceptable",
                        "ROI share",
                        "false alarms"),
                rows.stream().map(DownstreamTable::line).toList());
    }

    private static List<String> line(Row row) {
        DetectionFigures figures = row.outcome().figures();
        return List.of(
                row.detector(),
                "x" + row.scale(),
                row.restoration(),
                Table.percent(row.outcome().dice()),
                Table.percent(figures.perfect()),
                Table.percent(figures.acceptable()),
                Table.percent(figures.roiShare()),
                Table.percent(figures.falseAlarms()));
    }
}
