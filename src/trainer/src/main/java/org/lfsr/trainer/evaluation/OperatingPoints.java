package org.lfsr.trainer.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lfsr.imaging.roi.Coverage;
import org.lfsr.imaging.roi.Marking;
import org.lfsr.inference.LesionDetector;
import org.lfsr.inference.OperatingPoint;
import org.lfsr.inference.OperatingRule;
import org.lfsr.trainer.data.LabelledSlice;

/**
 * Searches a detector's operating points, one for each resolution: of all thresholds, certainties, margins and reaches
 * that are tried, the one with the most perfect and acceptable slices, less a twentieth of the false alarms, whose
 * regions cover no more than a quarter of a lesion slice on average, or a third where nothing was shrunk; of equals the
 * one with smaller regions. If all cover more, the one with the smallest regions.
 */
public final class OperatingPoints {

    /** The most that regions may cover of a shrunk lesion slice, on average. */
    public static final double MOST_ROI_SHARE = 0.25;

    /** The same where nothing was shrunk: thin rims and faint edges show there that no coarser slice has. */
    public static final double MOST_ROI_SHARE_UNSHRUNK = 1.0 / 3;

    /** What a false alarm weighs beside a lesion that is not covered. */
    public static final double FALSE_ALARM_WEIGHT = 0.05;

    /** The reaches that are tried, in millimetres. */
    public static final List<Double> REACHES_MM = List.of(0.0, 2.0, 4.0, 6.0, 8.0, 10.0);

    /** Each slice by its own map: what can be seen without looking at others. */
    public static final List<Double> NO_REACH = List.of(0.0);

    /**
     * Corners at multiples of so many pixels of the given slice, so that regions of neighbouring slices often agree.
     */
    private static final int GRID = 4;

    /** The same where a slice has but a quarter of its pixels on each side. */
    private static final int FINE_GRID = 2;

    /** Every marked cell counts: a small lesion must not be lost. */
    private static final int LEAST_CELLS = 1;

    private static final double[] THRESHOLDS = {0.005, 0.0075, 0.01, 0.0125, 0.015, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5};

    /** Beside the threshold itself. */
    private static final double[] CERTAINTIES = {0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.35, 0.5};

    private static final List<Integer> MARGINS = List.of(0, 1, 2, 4, 6, 8);

    private static final int COARSE = 4;

    private static final Comparator<AtScale> BETTER = Comparator.comparingDouble(AtScale::score)
            .thenComparing(one -> -one.figures().roiShare());

    private OperatingPoints() {}

    /**
     * What a detector does at one resolution.
     *
     * @param point the operating point there
     * @param figures the detector's figures
     */
    public record AtScale(OperatingPoint point, DetectionFigures figures) {

        /**
         * What is searched for: perfect plus acceptable less a twentieth of the false alarms, -0.05 to 2; where the
         * regions cover too much, less than -1, the less the more they cover.
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
     * @param reachesMm the reaches to try, one or more: where one is above 0, slices around those are looked at too
     */
    public static Choice search(
            LesionDetector detector, List<LabelledSlice> slices, List<Integer> scales, List<Double> reachesMm) {
        double most = Collections.max(reachesMm);
        return best(
                scales.stream()
                        .map(scale -> new Lookout(detector, scale).outlook(slices, most))
                        .toList(),
                reachesMm);
    }

    static Choice best(List<Outlook> outlooks, List<Double> reachesMm) {
        List<Outlook> bySize =
                outlooks.stream().sorted(Comparator.comparingInt(Outlook::side)).toList();
        List<OperatingPoint> points = new ArrayList<>();
        for (int i = 0; i < bySize.size(); i++) {
            int from =
                    i == 0 ? 0 : between(bySize.get(i - 1).side(), bySize.get(i).side());
            points.add(best(bySize.get(i), reachesMm).point().from(from));
        }
        return judged(new OperatingRule(points), outlooks);
    }

    /** The geometric mean: as many times larger than the one side as it is smaller than the other. */
    private static int between(int side, int larger) {
        return (int) Math.round(Math.sqrt((double) side * larger));
    }

    private static AtScale best(Outlook outlook, List<Double> reachesMm) {
        return reachesMm.stream()
                .map(reachMm -> best(outlook, reachMm))
                .max(BETTER)
                .orElseThrow();
    }

    private static AtScale best(Outlook outlook, double reachMm) {
        OperatingPoint reaching = new OperatingPoint(0, 1, 1, 0, 1, 1, reachMm);
        Sightings sightings = outlook.sightings(reaching);
        int grid = outlook.scale() < COARSE ? GRID : FINE_GRID;
        return markings()
                .parallel()
                .map(marking -> best(sightings, marking, grid, reachMm))
                .max(BETTER)
                .orElseThrow();
    }

    private static AtScale best(Sightings sightings, Marking marking, int grid, double reachMm) {
        List<OperatingPoint> points = MARGINS.stream()
                .map(margin -> new OperatingPoint(
                        0, marking.threshold(), marking.certainty(), margin, grid, LEAST_CELLS, reachMm))
                .toList();
        List<DetectionFigures> figures = sightings.atAll(points, marking);
        return IntStream.range(0, points.size())
                .mapToObj(i -> new AtScale(points.get(i), figures.get(i)))
                .max(BETTER)
                .orElseThrow();
    }

    /**
     * What a detector does where each patient's operating point is chosen by the other patients alone: nearer to what
     * it does on somebody new than the figures of those that a point was chosen by.
     *
     * @throws IllegalArgumentException if there is but one patient
     */
    static DetectionFigures leftOut(Outlook outlook, List<Double> reachesMm) {
        if (outlook.patients().size() < 2) {
            throw new IllegalArgumentException(
                    "To leave one out there must be two patients, found %s".formatted(outlook.patients()));
        }
        List<Coverage> coverages = new ArrayList<>();
        for (String patient : outlook.patients()) {
            Outlook others = outlook.only(glimpse -> !glimpse.patient().equals(patient));
            OperatingPoint point = best(others, reachesMm).point();
            coverages.addAll(outlook.only(glimpse -> glimpse.patient().equals(patient))
                    .sightings(point)
                    .coverages(point));
        }
        return DetectionFigures.of(outlook.scale(), coverages);
    }

    /** What a detector does at given operating points. */
    static Choice judged(OperatingRule rule, List<Outlook> outlooks) {
        return new Choice(
                rule,
                outlooks.stream()
                        .map(outlook -> new AtScale(
                                rule.at(outlook.side(), outlook.side()),
                                outlook.sightings(rule).at(rule)))
                        .toList());
    }

    private static Stream<Marking> markings() {
        return DoubleStream.of(THRESHOLDS)
                .boxed()
                .flatMap(threshold -> certainties(threshold).mapToObj(certainty -> new Marking(threshold, certainty)));
    }

    private static DoubleStream certainties(double threshold) {
        return DoubleStream.concat(
                DoubleStream.of(threshold), DoubleStream.of(CERTAINTIES).filter(certainty -> certainty > threshold));
    }
}
