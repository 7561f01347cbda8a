package org.lfsr.trainer.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.lfsr.inference.LesionDetector;
import org.lfsr.inference.OperatingPoint;
import org.lfsr.inference.OperatingRule;
import org.lfsr.trainer.data.LabelledSlice;

/**
 * Searches a detector's operating points, one for each resolution: of all thresholds, certainties and margins that are
 * tried, the one with the most perfect and acceptable slices, less a fifth of the false alarms, whose regions cover no
 * more than a quarter of a lesion slice on average, or a third where nothing was shrunk; of equals the one with smaller
 * regions. If all cover more, the one with the smallest regions.
 */
public final class OperatingPoints {

    /** The most that regions may cover of a shrunk lesion slice, on average. */
    public static final double MOST_ROI_SHARE = 0.25;

    /** The same where nothing was shrunk: thin rims and faint edges show there that no coarser slice has. */
    public static final double MOST_ROI_SHARE_UNSHRUNK = 1.0 / 3;

    /** What a false alarm weighs beside a lesion that is not covered. */
    public static final double FALSE_ALARM_WEIGHT = 0.2;

    /** Corners at multiples of 4 pixels of the given slice, so that regions of neighbouring slices often agree. */
    private static final int GRID = 4;

    /** Every marked cell counts: a small lesion must not be lost. */
    private static final int LEAST_CELLS = 1;

    private static final double[] THRESHOLDS = {0.005, 0.01, 0.015, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5};

    /** Beside the threshold itself. */
    private static final double[] CERTAINTIES = {0.05, 0.1, 0.2, 0.35, 0.5};

    private static final List<Integer> MARGINS = List.of(0, 2, 4, 6, 8, 12);

    private OperatingPoints() {}

    /**
     * What a detector does at one resolution.
     *
     * @param point the operating point there
     * @param figures the detector's figures
     */
    public record AtScale(OperatingPoint point, DetectionFigures figures) {

        /**
         * What is searched for: perfect plus acceptable less a fifth of the false alarms, -0.2 to 2; where the regions
         * cover too much, less than -1, the less the more they cover.
         */
        public double score() {
            double most = figures.scale() == 1 ? MOST_ROI_SHARE_UNSHRUNK : MOST_ROI_SHARE;
            return figures.roiShare() <= most
                    ? figures.perfect() + figures.acceptable() - FALSE_ALARM_WEIGHT * figures.falseAlarms()
                    : -1 - figures.roiShare();
        }
    }

    /**
     * Operating points and what a detector does there.
     *
     * @param rule the operating points
     * @param all what the detector does at each resolution
     */
    public record Choice(OperatingRule rule, List<AtScale> all) {

        /** Copies the list. */
        public Choice {
            all = List.copyOf(all);
        }

        /** The detector's figures, one for each resolution. */
        public List<DetectionFigures> figures() {
            return all.stream().map(AtScale::figures).toList();
        }

        /** The mean of the resolutions' scores. */
        public double score() {
            return all.stream().mapToDouble(AtScale::score).average().orElseThrow();
        }
    }

    /**
     * Searches the operating points of a detector.
     *
     * @param detector the detector; stays open
     * @param slices what they are chosen by, see {@link Lookout#chosen}
     * @param scales at which resolutions, one or more
     */
    public static Choice search(LesionDetector detector, List<LabelledSlice> slices, List<Integer> scales) {
        return best(scales.stream()
                .map(scale -> new Lookout(detector, scale).sightings(slices))
                .toList());
    }

    static Choice best(List<Sightings> sightings) {
        List<Sightings> bySize = sightings.stream()
                .sorted(Comparator.comparingInt(Sightings::side))
                .toList();
        List<OperatingPoint> points = new ArrayList<>();
        for (int i = 0; i < bySize.size(); i++) {
            int from =
                    i == 0 ? 0 : between(bySize.get(i - 1).side(), bySize.get(i).side());
            points.add(best(bySize.get(i)).point().from(from));
        }
        return judged(new OperatingRule(points), sightings);
    }

    /** The geometric mean: as many times larger than the one side as it is smaller than the other. */
    private static int between(int side, int larger) {
        return (int) Math.round(Math.sqrt((double) side * larger));
    }

    private static AtScale best(Sightings sightings) {
        return candidates()
                .parallel()
                .map(point -> new AtScale(point, sightings.at(point)))
                .max(Comparator.comparingDouble(AtScale::score)
                        .thenComparing(one -> -one.figures().roiShare()))
                .orElseThrow();
    }

    static Choice judged(OperatingRule rule, List<Sightings> sightings) {
        return new Choice(
                rule,
                sightings.stream()
                        .map(seen -> new AtScale(rule.at(seen.side(), seen.side()), seen.at(rule)))
                        .toList());
    }

    private static Stream<OperatingPoint> candidates() {
        return DoubleStream.of(THRESHOLDS)
                .boxed()
                .flatMap(threshold -> certainties(threshold)
                        .boxed()
                        .flatMap(certainty -> MARGINS.stream()
                                .map(margin ->
                                        new OperatingPoint(0, threshold, certainty, margin, GRID, LEAST_CELLS))));
    }

    private static DoubleStream certainties(double threshold) {
        return DoubleStream.concat(
                DoubleStream.of(threshold), DoubleStream.of(CERTAINTIES).filter(certainty -> certainty > threshold));
    }
}
