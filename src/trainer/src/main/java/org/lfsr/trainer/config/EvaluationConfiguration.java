package org.lfsr.trainer.config;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lfsr.trainer.torch.ProcessorChoice;

/**
 * What {@code evaluate} compares, and on what.
 *
 * @param cache a folder for decoded slices; that of a run's configuration may be shared
 * @param sources the scans to judge by: none that a model has learned from
 * @param everySlice judge by every n-th lesion slice only: 1 for all
 * @param seed seeds the noise, each slice's its own, and the resamples
 * @param resamples how many times patients are drawn anew for an interval
 * @param pictures how many slices of each column the figure shows
 * @param methods the generators to compare with interpolation
 * @param detectors the detectors
 * @param detectionScales by which factors slices are shrunk before a detector sees them
 * @param costs the runs whose cost is compared
 * @param device where networks that are not ONNX files run
 */
public record EvaluationConfiguration(
        Path cache,
        List<SourceConfiguration> sources,
        int everySlice,
        long seed,
        int resamples,
        int pictures,
        List<MethodConfiguration> methods,
        List<DetectorConfiguration> detectors,
        List<Integer> detectionScales,
        List<CostConfiguration> costs,
        ProcessorChoice device) {

    /**
     * A method's models, one for each column of the table; null where there is none. A model is an ONNX file with its
     * card beside it, or a run's network.
     *
     * @param name the method's name; the seed paper's figures stand beside SRResNet, SRGAN and LFSR
     * @param x2 for slices shrunk by 2
     * @param x4 for slices shrunk by 4
     * @param x2Sigma20 for slices shrunk by 2, with noise of a deviation of 20
     * @param x2Sigma40 for slices shrunk by 2, with noise of a deviation of 40
     */
    public record MethodConfiguration(
            String name,
            @JsonSetter(nulls = Nulls.SET) @Nullable Path x2,
            @JsonSetter(nulls = Nulls.SET) @Nullable Path x4,
            @JsonSetter(nulls = Nulls.SET) @Nullable Path x2Sigma20,
            @JsonSetter(nulls = Nulls.SET) @Nullable Path x2Sigma40) {}

    /**
     * A detector.
     *
     * @param name its name
     * @param model an ONNX file with its card beside it, or a run's network
     * @param operatingPoint a file that says how its map becomes regions; null to take it from the card of an ONNX
     *     file, and for a run's network to choose it on the very slices it is judged by
     */
    public record DetectorConfiguration(
            String name,
            Path model,
            @JsonSetter(nulls = Nulls.SET) @Nullable Path operatingPoint) {}

    /**
     * A run whose cost is told.
     *
     * @param name what the run trains, as the table is to say it
     * @param run the run's folder
     */
    public record CostConfiguration(String name, Path run) {}

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is outside its range, there is no source, or a name stands twice
     */
    public EvaluationConfiguration {
        sources = List.copyOf(Checks.notEmpty("sources", sources));
        Checks.atLeast(1, "every-slice", everySlice);
        Checks.atLeast(1, "resamples", resamples);
        Checks.atLeast(0, "pictures", pictures);
        methods = List.copyOf(methods);
        detectors = List.copyOf(detectors);
        detectionScales = List.copyOf(Checks.notEmpty("detection-scales", detectionScales));
        detectionScales.forEach(scale -> Checks.oneOf("detection-scales", scale, 1, 2, 4));
        costs = List.copyOf(costs);
        requireDifferent(
                "methods", methods.stream().map(MethodConfiguration::name).toList());
        requireDifferent(
                "detectors", detectors.stream().map(DetectorConfiguration::name).toList());
    }

    private static void requireDifferent(String key, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("%s has the name %s twice".formatted(key, name));
            }
        }
    }
}
