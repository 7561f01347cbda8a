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
 * @param everySlice judge generators by every n-th lesion slice only: 1 for all
 * @param seed seeds the noise, each slice's its own, and the resamples
 * @param resamples how many times patients are drawn anew for an interval
 * @param pictures how many slices of each column the figure shows
 * @param methods the generators to compare with interpolation
 * @param detectors the detectors
 * @param detection what the detectors are judged by
 * @param downstream what detectors see after enhancement
 * @param costs the runs whose cost is compared
 * @param curves how methods learned
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
        DetectionConfiguration detection,
        DownstreamConfiguration downstream,
        List<CostConfiguration> costs,
        List<CurveConfiguration> curves,
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
     * What detectors are judged by.
     *
     * @param everySlice every n-th lesion slice only, and as many without a lesion: 1 for all
     * @param scales by which factors slices are shrunk before a detector sees them
     * @param leaveOut whether to tell, too, what they do on each patient with operating points that the others alone
     *     have chosen
     */
    public record DetectionConfiguration(int everySlice, List<Integer> scales, boolean leaveOut) {

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException if a value is outside its range
         */
        public DetectionConfiguration {
            Checks.atLeast(1, "detection.every-slice", everySlice);
            scales = List.copyOf(Checks.notEmpty("detection.scales", scales));
            scales.forEach(scale -> Checks.oneOf("detection.scales", scale, 1, 2, 4));
        }
    }

    /**
     * On what detectors are tried after enhancement, which takes long: slices are enhanced whole, with their
     * neighbours.
     *
     * @param everySlice every n-th lesion slice only: 1 for all
     * @param methods the names of the methods that enhance them
     */
    public record DownstreamConfiguration(int everySlice, List<String> methods) {

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException if a value is outside its range
         */
        public DownstreamConfiguration {
            Checks.atLeast(1, "downstream.every-slice", everySlice);
            methods = List.copyOf(methods);
        }
    }

    /**
     * How a method learned.
     *
     * @param method the method's name
     * @param column what it learned, such as x2
     * @param runs the run's folder, or those of runs of which each went on from the one before; of each, its
     *     metrics.csv and cost.json are read
     */
    public record CurveConfiguration(String method, String column, List<Path> runs) {

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException if there is no run
         */
        public CurveConfiguration {
            runs = List.copyOf(Checks.notEmpty("curves.runs", runs));
        }
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is outside its range, there is no source, a name stands twice, or
     *     downstream names a method that is none
     */
    public EvaluationConfiguration {
        sources = List.copyOf(Checks.notEmpty("sources", sources));
        Checks.atLeast(1, "every-slice", everySlice);
        Checks.atLeast(1, "resamples", resamples);
        Checks.atLeast(0, "pictures", pictures);
        methods = List.copyOf(methods);
        detectors = List.copyOf(detectors);
        costs = List.copyOf(costs);
        curves = List.copyOf(curves);
        requireDifferent(
                "methods", methods.stream().map(MethodConfiguration::name).toList());
        requireKnown(
                downstream.methods(),
                methods.stream().map(MethodConfiguration::name).toList());
        requireDifferent(
                "detectors", detectors.stream().map(DetectorConfiguration::name).toList());
    }

    private static void requireKnown(List<String> names, List<String> methods) {
        for (String name : names) {
            if (!methods.contains(name)) {
                throw new IllegalArgumentException(
                        "downstream.methods has %s, which is none of methods %s".formatted(name, methods));
            }
        }
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
