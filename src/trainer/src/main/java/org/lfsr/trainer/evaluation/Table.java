package org.lfsr.trainer.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cells of words, to be written down.
 *
 * @param header the columns' names
 * @param rows rows of as many cells
 */
record Table(List<String> header, List<List<String>> rows) {

    /** What stands where there is nothing. */
    static final String NONE = "–";

    private static final double PERCENT = 100;

    /** A number with a fixed number of decimals. */
    static String fixed(double number, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", number);
    }

    /** A number with a fixed number of decimals, or that there is none. */
    static String fixed(Optional<Double> number, int decimals) {
        return number.map(found -> fixed(found, decimals)).orElse(NONE);
    }

    /** A share of 1 as a percentage with one decimal. */
    static String percent(double share) {
        return fixed(PERCENT * share, 1);
    }

    /** The table in Markdown. */
    String markdown() {
        String rule = "| --- ".repeat(header.size()) + "|";
        return Stream.concat(Stream.of(line(header), rule), rows.stream().map(Table::line))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** Writes the table as comma-separated values; a cell with nothing is empty. */
    void writeCsv(Path file) throws IOException {
        Files.write(
                file,
                Stream.concat(Stream.of(header), rows.stream())
                        .map(cells -> cells.stream().map(Table::quoted).collect(Collectors.joining(",")))
                        .toList());
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(letter -> letter == ',' || letter == '"' || letter == '\n');
        if (cell.equals(NONE)) {
            return "";
        }
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
