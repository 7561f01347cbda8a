package org.lfsr.local.command;

import java.util.ArrayList;
import java.util.List;

/** Words in aligned columns: the first ones to the left, figures to the right. */
final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final int wordColumns;

    /**
     * Begins a table.
     *
     * @param wordColumns how many of the first columns are aligned to the left
     * @param heads the columns' heads
     */
    Table(int wordColumns, List<String> heads) {
        this.wordColumns = wordColumns;
        rows.add(heads);
    }

    /** Adds a row of as many cells as there are heads. */
    void add(List<String> cells) {
        rows.add(cells);
    }

    /** The lines, heads first. */
    List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String padding = " ".repeat(width(i) - cells.get(i).length());
            line.append(i == 0 ? "" : GAP).append(i < wordColumns ? cells.get(i) + padding : padding + cells.get(i));
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
