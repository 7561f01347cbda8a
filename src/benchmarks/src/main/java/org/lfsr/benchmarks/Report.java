package org.lfsr.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was measured, as tables in Markdown. */
record Report(Measurement measurement) {

    private static final double MEBI = 1 << 20;

    /** The lines, in order. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of("| figure | value |", "| --- | --- |"));
        lines.addAll(figures());
        lines.addAll(stages("s a scan", measurement.stageSeconds()));
        return lines;
    }

    /** A table of seconds by stage, after an empty line. */
    static List<String> stages(String unit, Map<String, Double> stages) {
        List<String> lines = new ArrayList<>(List.of("", "| stage | %s |".formatted(unit), "| --- | --- |"));
        stages.forEach((stage, seconds) -> lines.add(row(stage, "%.3f", seconds)));
        return lines;
    }

    private List<String> figures() {
        return List.of(
                row("service wall / bare inference wall", "%.3f (%s)", measurement.ratio(), ratios()),
                row("bare inference, s a scan", "%.3f", measurement.bareSeconds()),
                row("service, s a scan", "%.3f", measurement.serviceSeconds()),
                row("scans an hour", "%.0f", measurement.scansAnHour()),
                row("scans an hour and core", "%.0f", measurement.scansAnHourAndCore()),
                row("CPU s a scan, bare inference", "%.3f", measurement.networkCpuSeconds()),
                row("CPU s a scan, service", "%.3f", measurement.serviceCpuSeconds()),
                row("CPU s a scan, service beyond the networks", "%.3f", beyondNetworks()),
                row("CPU s a scan, broker, store and this program", "%.3f", measurement.neighbourCpuSeconds()),
                row("peak memory of the service, MiB", "%.0f", measurement.peakBytes() / MEBI),
                row("lesions a scan", "%.1f", measurement.lesions()),
                row("new-scan event, bytes", "%d", measurement.requestBytes()),
                row("completed event, bytes", "%.0f", measurement.completedBytes()));
    }

    private double beyondNetworks() {
        return measurement.serviceCpuSeconds() - measurement.networkCpuSeconds();
    }

    private String ratios() {
        return measurement.ratios().stream()
                .map(ratio -> String.format(Locale.ROOT, "%.3f", ratio))
                .collect(Collectors.joining(", "));
    }

    private static String row(String name, String format, Object... values) {
        return "| %s | %s |".formatted(name, String.format(Locale.ROOT, format, values));
    }
}
