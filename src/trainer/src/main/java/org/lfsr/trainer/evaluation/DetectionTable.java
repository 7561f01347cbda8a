package org.lfsr.trainer.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lfsr.inference.OperatingPoint;

/**
 * What detectors do, by resolution, beside the seed paper's figures.
 *
 * @param rows the detectors
 */
record DetectionTable(List<Row> rows) {

    private static final String LEFT_OUT = ", patient left out";
    private static final List<String> UNSETTLED = List.of(Table.NONE, Table.NONE, Table.NONE, Table.NONE);

    private static final String PROTOCOL = """
            # Lesion detection

            Perfect: all of a slice's lesion lies in the regions; acceptable: at least 95 % of it, perfect ones \
            included. ROI share: what the regions cover of a lesion slice on average; a box around everything is \
            perfect, but 100 %. False alarms: lesion-free slices with a region. Lesion slices have at least 16 lesion \
            pixels. All in percent. Threshold: share of lesion in a cell; margin: pixels of the slice as the detector \
            is given it; reach: how far slices lie, in millimetres, whose maps are averaged with a slice's own. "Patient left out": each patient's operating points are chosen anew by \
            the others alone. "paper": Zhu, Yang and Lio 2019, section 3, on other slices; it tells neither share nor false \
            alarms.

            """;

    /**
     * A detector.
     *
     * @param name its name
     * @param origin where its operating points come from
     * @param choice the operating points and the figures there
     * @param leftOut the figures where each patient's operating points are chosen by the others alone; may be none
     */
    record Row(String name, String origin, OperatingPoints.Choice choice, List<DetectionFigures> leftOut) {}

    /** Writes {@code detector.md} and {@code detector.csv}. */
    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("detector.md"), PROTOCOL + table().markdown() + origins());
        table().writeCsv(folder.resolve("detector.csv"));
    }

    private Table table() {
        List<List<String>> lines = new ArrayList<>();
        for (Row row : rows) {
            row.choice().all().forEach(one -> lines.add(line(row.name(), one.figures(), settings(one.point()))));
            row.leftOut().forEach(figures -> lines.add(line(row.name() + LEFT_OUT, figures, UNSETTLED)));
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
                        "margin",
                        "reach"),
                lines);
    }

    private static List<String> line(String name, DetectionFigures figures, List<String> settings) {
        Optional<Paper.Detection> paper = Paper.detection(figures.scale());
        List<String> cells = List.of(
                name,
                "x" + figures.scale(),
                Table.percent(figures.perfect()),
                paper.map(found -> Table.percent(found.perfect())).orElse(Table.NONE),
                Table.percent(figures.acceptable()),
                paper.map(found -> Table.percent(found.acceptable())).orElse(Table.NONE),
                Table.percent(figures.roiShare()),
                Table.percent(figures.falseAlarms()),
                String.valueOf(figures.lesionSlices()),
                String.valueOf(figures.lesionFreeSlices()));
        return Stream.concat(cells.stream(), settings.stream()).toList();
    }

    private static List<String> settings(OperatingPoint point) {
        return List.of(
                String.valueOf(point.threshold()),
                String.valueOf(point.certainty()),
                String.valueOf(point.marginPixels()),
                String.valueOf(point.reachMm()));
    }

    private String origins() {
        StringBuilder text = new StringBuilder("\n");
        rows.forEach(row -> text.append("%s: operating points %s.\n".formatted(row.name(), row.origin())));
        return text.toString();
    }
}
