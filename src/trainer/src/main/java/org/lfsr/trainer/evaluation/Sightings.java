package org.lfsr.trainer.evaluation;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.lfsr.imaging.roi.Coverage;
import org.lfsr.inference.OperatingPoint;
import org.lfsr.inference.OperatingRule;

/**
 * What a detector saw in slices at one resolution.
 *
 * @param scale by which factor the slices were shrunk
 * @param all what it saw in each
 */
record Sightings(int scale, List<Sighting> all) {

    Sightings {
        all = List.copyOf(all);
    }

    /** The detector's figures at the operating points for the slices' sizes. */
    DetectionFigures at(OperatingRule rule) {
        return of(all.stream().map(sighting -> sighting.at(rule)).toList());
    }

    /** The detector's figures at one operating point. */
    DetectionFigures at(OperatingPoint point) {
        return of(all.stream().map(sighting -> sighting.at(point)).toList());
    }

    /** The longer side of the slices as they were shown, of most of them. */
    int side() {
        return all.stream()
                .mapToInt(sighting ->
                        Math.max(sighting.view().width(), sighting.view().height()))
                .sorted()
                .skip(all.size() / 2)
                .findFirst()
                .orElse(0);
    }

    private DetectionFigures of(List<Coverage> coverages) {
        List<Coverage> lesions = coverages.stream()
                .filter(coverage -> coverage.lesionPixels() > 0)
                .toList();
        List<Coverage> free = coverages.stream()
                .filter(coverage -> coverage.lesionPixels() == 0)
                .toList();
        return new DetectionFigures(
                scale,
                lesions.size(),
                free.size(),
                share(lesions, Coverage::isPerfect),
                share(lesions, Coverage::isAcceptable),
                mean(lesions, Coverage::areaShare),
                share(free, Coverage::isFalseAlarm));
    }

    /** The mean overlap of the maps with the lesions, over the slices with one. */
    double dice() {
        return all.stream()
                .filter(sighting -> sighting.lesion().count() > 0)
                .mapToDouble(Sighting::dice)
                .average()
                .orElse(0);
    }

    private static double share(List<Coverage> coverages, Predicate<Coverage> matching) {
        return mean(coverages, coverage -> matching.test(coverage) ? 1 : 0);
    }

    private static double mean(List<Coverage> coverages, ToDoubleFunction<Coverage> figure) {
        return coverages.stream().mapToDouble(figure).average().orElse(0);
    }
}
