package org.lfsr.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lfsr.events.LesionStack;
import org.lfsr.events.ScanCompleted;

/**
 * What the table of sizes for operators is made of.
 *
 * @param start from the service's command to ready
 * @param heads whole heads that went through the service, the same one each time
 * @param cores how many processors there are
 * @param peakBytes the most memory that the process had; NaN if nobody knows
 * @param requestBytes the size of an event that asks for a scan
 * @param storedBytes what lies in the store for each of them
 */
record Sizing(
        Duration start, ServiceRound heads, int cores, double peakBytes, int requestBytes, List<Long> storedBytes) {

    private static final double SECONDS_AN_HOUR = 3600;
    private static final double MILLIS = 1e3;
    private static final double MEGA = 1e6;

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is no head, or not what is stored for each
     */
    Sizing {
        storedBytes = List.copyOf(storedBytes);
        if (storedBytes.isEmpty() || storedBytes.size() != heads.completed().size()) {
            throw new IllegalArgumentException("Wanted one or more heads and what is stored for each, found %d and %d"
                    .formatted(heads.completed().size(), storedBytes.size()));
        }
    }

    /** Tables in Markdown: the stages, and the rows that {@code src/docs/operations.md} has. */
    List<String> lines(int scale) {
        List<String> lines = new ArrayList<>(Report.stages("s a head", ServiceRound.stageSeconds(heads.completed())));
        lines.addAll(List.of("", "For src/docs/operations.md:", "", "| what | figure | measured with |"));
        lines.add("| --- | --- | --- |");
        lines.addAll(rows(scale));
        return lines;
    }

    private List<String> rows(int scale) {
        ScanCompleted first = heads.completed().get(0);
        String what = lesions(first);
        return List.of(
                row(
                        "scans an hour and core, head of 240 x 240 x 155, x%d, %s in %d of its slices"
                                .formatted(scale, what, slices(first)),
                        "%.0f",
                        scansAnHour() / cores),
                row("memory of a process (resident), that scan, default settings", "%.0f MB", peakBytes / MEGA),
                row("time to start, from the command to ready", "%.1f s", start.toMillis() / MILLIS),
                row(
                        "an event of a new scan; of a completion with " + what,
                        "%d; %d bytes",
                        requestBytes,
                        heads.eventBytes() / heads.completed().size()),
                row("stored for a scan with " + what, "%.2f MB", meanStored() / MEGA));
    }

    private double scansAnHour() {
        return SECONDS_AN_HOUR * heads.completed().size() / (heads.wall().toMillis() / MILLIS);
    }

    private double meanStored() {
        return storedBytes.stream().mapToLong(Long::longValue).average().orElseThrow();
    }

    private static String lesions(ScanCompleted scan) {
        int count = scan.getStacks().size();
        return count == 1 ? "one lesion" : "%d lesions".formatted(count);
    }

    private static int slices(ScanCompleted scan) {
        return scan.getStacks().stream().mapToInt(LesionStack::getSliceCount).sum();
    }

    private static String row(String name, String format, Object... values) {
        return "| %s | %s | `src/benchmarks` |".formatted(name, String.format(Locale.ROOT, format, values));
    }
}
