package org.lfsr.trainer.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What detectors do, by resolution, beside the seed paper's figures.
 *
 * @param rows the detectors
 */
record DetectionTable(List<Row> rows) {

    private static final String PROTOCOL = """
            # Lesion detection

            Perfect: all of a slice's lesion lies in the regions; acceptable: at least 95 % of it, perfect ones \
            included. ROI share: what the regions cover of a lesion slice on average; a box around everything is \
            perfect, but 100 %. False alarms: lesion-free slices with a region. Lesion slices have at least 16 lesion \
            pixels. All in percent. Threshold: share of lesion in a cell; margin: pixels of the slice as the detector \
            is given it. "paper": Zhu, Yang and Lio 2019, section 3, on other slices; it tells neither share nor false \
            alarms.

            """;

    /**
     * A detector.
     *
     * @param name its name
     * @param origin where its operating points come from
     * @param choice the operating points and the figures there
     */
    record Row(String name, String origin, OperatingPoints.Choice choice) {}

    /** Writes {@code detector.md} and {@code detector.csv}. */
    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("detector.md"), PROTOCOL + table().markdown() + origins());
        table().writeCsv(folder.resolve("detector.csv"));
    }

    private Table table() {
        List<List<String>> lines = new ArrayList<>();
        for (Row row : rows) {
            row.choice().all().forEach(one -> lines.add(line(row, one)));
        }
        return new Table(
                List.of(
                        "detector",
                        "scale",
                        "perfect",
                        "perfect, paper",
                        "acceptable",
                        "acceptable, paper",
                        "ROI share",
                        "false alarms",
                        "lesion slices",
                        "lesion-free slices",
                        "threshold",
                        "certainty",
                        "margin"),
                lines);
    }

    private static List<String> line(Row row, OperatingPoints.AtScale one) {
        DetectionFigures figures = one.figures();
        Optional<Paper.Detection> paper = Paper.detection(figures.scale());
        return List.of(
                row.name(),
                "x" + figures.scale(),
                Table.percent(figures.perfect()),
                paper.map(found -> Table.percent(found.perfect())).orElse(Table.NONE),
                Table.percent(figures.acceptable()),
                paper.map(found -> Table.percent(found.acceptable())).orElse(Table.NONE),
                Table.percent(figures.roiShare()),
                Table.percent(figures.falseAlarms()),
                String.valueOf(figures.lesionSlices()),
                String.valueOf(figures.lesionFreeSlices()),
                String.valueOf(one.point().threshold()),
                String.valueOf(one.point().certainty()),
                String.valueOf(one.point().marginPixels()));
    }

    private String origins() {
        StringBuilder text = new StringBuilder("\n");
        rows.forEach(row -> text.append("%s: operating points %s.\n".formatted(row.name(), row.origin())));
        return text.toString();
    }
}
