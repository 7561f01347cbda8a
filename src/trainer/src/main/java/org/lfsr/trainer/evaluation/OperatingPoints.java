package org.lfsr.trainer.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.lfsr.inference.LesionDetector;
import org.lfsr.trainer.data.LabelledSlice;

/**
 * Searches a detector's operating point: of all thresholds, certainties and margins that are tried, the one with the
 * most perfect and acceptable slices, less a tenth of the false alarms, whose regions cover no more than a quarter of a
 * lesion slice, all of it averaged over the resolutions; of equals the one with smaller regions. If all cover more, the
 * one with the smallest regions.
 */
public final class OperatingPoints {

    /** The most that regions may cover of a lesion slice, on average. */
    public static final double MOST_ROI_SHARE = 0.25;

    /** What a false alarm weighs beside a lesion that is not covered. */
    public static final double FALSE_ALARM_WEIGHT = 0.1;

    /** Corners at multiples of 4 pixels of the given slice, so that regions of neighbouring slices often agree. */
    private static final int GRID = 4;

    /** Every marked cell counts: a small lesion must not be lost. */
    private static final int LEAST_PIXELS = 1;

    private static final List<Double> THRESHOLDS =
            List.of(0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9);

    /** Beside the threshold itself. */
    private static final List<Double> CERTAINTIES = List.of(0.1, 0.2, 0.35, 0.5, 0.7);

    private static final List<Integer> MARGINS = List.of(0, 4, 8, 12, 16);

    private OperatingPoints() {}

    /**
     * An operating point and what a detector does there.
     *
     * @param point the operating point
     * @param figures the detector's figures, one for each resolution
     */
    public record Choice(OperatingPoint point, List<DetectionFigures> figures) {

        /** Copies the list. */
        public Choice {
            figures = List.copyOf(figures);
        }

        /**
         * What is searched for: perfect plus acceptable less a tenth of the false alarms, -0.1 to 2, averaged over the
         * resolutions; where the regions cover too much, less than -1, the less the more they cover.
         */
        public double score() {
            return roiShare() <= MOST_ROI_SHARE
                    ? mean(DetectionFigures::perfect)
                            + mean(DetectionFigures::acceptable)
                            - FALSE_ALARM_WEIGHT * mean(DetectionFigures::falseAlarms)
                    : -1 - roiShare();
        }

        private double roiShare() {
            return mean(DetectionFigures::roiShare);
        }

        private double mean(ToDoubleFunction<DetectionFigures> figure) {
            return figures.stream().mapToDouble(figure).average().orElseThrow();
        }
    }

    /**
     * Searches the operating point of a detector.
     *
     * @param detector the detector; stays open
     * @param slices what it is chosen by, see {@link Lookout#chosen}
     * @param scales at which resolutions, one or more
     */
    public static Choice search(LesionDetector detector, List<LabelledSlice> slices, List<Integer> scales) {
        return best(scales.stream()
                .map(scale -> new Lookout(detector, scale).sightings(slices))
                .toList());
    }

    static Choice best(List<Sightings> sightings) {
        return candidates()
                .map(point -> judged(point, sightings))
                .max(Comparator.comparingDouble(Choice::score).thenComparing(choice -> -choice.roiShare()))
                .orElseThrow();
    }

    static Choice judged(OperatingPoint point, List<Sightings> sightings) {
        return new Choice(point, sightings.stream().map(seen -> seen.at(point)).toList());
    }

    private static Stream<OperatingPoint> candidates() {
        return THRESHOLDS.stream()
                .flatMap(threshold -> certainties(threshold)
                        .flatMap(certainty -> MARGINS.stream()
                                .map(margin -> new OperatingPoint(threshold, certainty, margin, GRID, LEAST_PIXELS))));
    }

    private static Stream<Double> certainties(double threshold) {
        return Stream.concat(Stream.of(threshold), CERTAINTIES.stream().filter(certainty -> certainty > threshold));
    }
}
