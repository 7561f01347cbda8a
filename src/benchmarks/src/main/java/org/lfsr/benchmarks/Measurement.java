package org.lfsr.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lfsr.events.ModelUse;
import org.lfsr.events.ScanCompleted;

/**
 * Rounds of scans through the service, each between two passes of the same tensors through the bare runtime.
 *
 * @param scans how many scans a round and a pass have
 * @param cores how many processors there are
 * @param bare the passes, one more than rounds
 * @param bareCpu what these had of the processors, together
 * @param rounds the rounds
 * @param peakBytes the most memory that the service's process had; NaN if nobody knows
 * @param requestBytes the size of an event that asks for a scan
 */
record Measurement(
        int scans,
        int cores,
        List<Duration> bare,
        Duration bareCpu,
        List<ServiceRound> rounds,
        double peakBytes,
        int requestBytes) {

    private static final double SECONDS_AN_HOUR = 3600;

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if not every round lies between two passes
     */
    Measurement {
        bare = List.copyOf(bare);
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty() || bare.size() != rounds.size() + 1) {
            throw new IllegalArgumentException(
                    "Every round lies between two passes, found %d and %d".formatted(rounds.size(), bare.size()));
        }
    }

    /** How many times as long as bare inference each round took: the mean of the passes before and after it is 1. */
    List<Double> ratios() {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            double beside = (seconds(bare.get(i)) + seconds(bare.get(i + 1))) / 2;
            ratios.add(seconds(rounds.get(i).wall()) / beside);
        }
        return ratios;
    }

    /** The mean of the ratios. */
    double ratio() {
        return ratios().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** Wall-clock seconds of a scan by the bare runtime. */
    double bareSeconds() {
        return bare.stream().mapToDouble(Measurement::seconds).sum() / bare.size() / scans;
    }

    /** Wall-clock seconds of a scan by the service. */
    double serviceSeconds() {
        return perScan(ServiceRound::wall);
    }

    /** How many scans the service does in an hour. */
    double scansAnHour() {
        return SECONDS_AN_HOUR / serviceSeconds();
    }

    /** The same, divided by the number of cores. */
    double scansAnHourAndCore() {
        return scansAnHour() / cores;
    }

    /** Processor seconds of a scan in the networks alone. */
    double networkCpuSeconds() {
        return seconds(bareCpu) / bare.size() / scans;
    }

    /** Processor seconds of a scan in the service. */
    double serviceCpuSeconds() {
        return perScan(ServiceRound::cpu);
    }

    /** Processor seconds of a scan in broker, store and this program. */
    double neighbourCpuSeconds() {
        return perScan(ServiceRound::neighbours);
    }

    /** The mean size of a completion, in bytes. */
    double completedBytes() {
        return rounds.stream().mapToLong(ServiceRound::eventBytes).sum() / (double) (rounds.size() * scans);
    }

    /** How many lesions a scan has, in the mean. */
    double lesions() {
        return completed().stream()
                .mapToInt(event -> event.getStacks().size())
                .average()
                .orElseThrow();
    }

    /** Wall-clock seconds of a scan in each stage, in order. Stages of several scans overlap. */
    Map<String, Double> stageSeconds() {
        return ServiceRound.stageSeconds(completed());
    }

    /** The models and what computed them, as completions name them. */
    String computation() {
        ScanCompleted first = completed().get(0);
        String models = first.getModels().stream().map(ModelUse::getModelId).collect(Collectors.joining(", "));
        return first.getExecution() == null
                ? models
                : "%s; %s".formatted(models, first.getExecution().getRuntime());
    }

    private List<ScanCompleted> completed() {
        return rounds.stream().flatMap(round -> round.completed().stream()).toList();
    }

    private double perScan(Function<ServiceRound, Duration> figure) {
        return rounds.stream().map(figure).mapToDouble(Measurement::seconds).sum() / rounds.size() / scans;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
