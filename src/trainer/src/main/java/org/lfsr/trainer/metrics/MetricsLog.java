package org.lfsr.trainer.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A run's figures as CSV, one a line: {@code step,stage,name,value}. A resumed run first forgets what came after its
 * checkpoint, so that the file is as if nothing had happened.
 */
public final class MetricsLog {

    private static final String HEADER = "step,stage,name,value";
    private static final int FIELDS = 4;

    private final Path file;

    /** Creates a log over a file, which need not be there. */
    public MetricsLog(Path file) {
        this.file = file;
    }

    /**
     * One figure.
     *
     * @param step after how many steps it was taken
     * @param stage in which stage
     * @param name what it is
     * @param value the figure
     */
    public record Figure(long step, String stage, String name, double value) {

        private static Figure parse(String line) {
            String[] fields = line.split(",", -1);
            if (fields.length != FIELDS) {
                throw new IllegalArgumentException("wanted %s, found '%s'".formatted(HEADER, line));
            }
            return new Figure(Long.parseLong(fields[0]), fields[1], fields[2], Double.parseDouble(fields[3]));
        }

        private String line() {
            return String.format(Locale.ROOT, "%d,%s,%s,%s", step, stage, name, (float) value);
        }
    }

    /** Adds figures that belong to a step. */
    public void add(long step, String stage, Map<String, Double> figures) throws IOException {
        List<String> lines = figures.entrySet().stream()
                .map(entry -> new Figure(step, stage, entry.getKey(), entry.getValue()).line())
                .collect(Collectors.toCollection(ArrayList::new));
        if (!Files.exists(file)) {
            lines.add(0, HEADER);
        }
        Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * All figures, in the order in which they were added, but for a last line that somebody was stopped in writing.
     *
     * @throws IOException if the file cannot be read, or holds something else; the message names it
     */
    public List<Figure> figures() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file);
        try {
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .skip(1)
                    .map(Figure::parse)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new IOException("%s holds no figures of a run: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Forgets what was added after a step. */
    public void forgetAfter(long step) throws IOException {
        List<String> kept = figures().stream()
                .filter(figure -> figure.step() <= step)
                .map(Figure::line)
                .collect(Collectors.toCollection(ArrayList::new));
        kept.add(0, HEADER);
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.write(unfinished, kept);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
