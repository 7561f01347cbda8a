package org.lfsr.trainer.evaluation;

import java.util.List;
import java.util.stream.IntStream;
import org.lfsr.imaging.roi.Component;
import org.lfsr.imaging.roi.Coverage;
import org.lfsr.imaging.roi.Marking;
import org.lfsr.inference.OperatingPoint;
import org.lfsr.inference.OperatingRule;

/**
 * What a detector saw in slices at one resolution, their maps averaged as an operating point wants it.
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
        return DetectionFigures.of(
                scale, all.stream().map(sighting -> sighting.at(rule)).toList());
    }

    /** The detector's figures at one operating point. */
    DetectionFigures at(OperatingPoint point) {
        return DetectionFigures.of(scale, coverages(point));
    }

    /** How well the regions of an operating point cover each slice's lesion. */
    List<Coverage> coverages(OperatingPoint point) {
        return all.stream().map(sighting -> sighting.at(point)).toList();
    }

    /** The detector's figures at operating points that mark alike, in their order. */
    List<DetectionFigures> atAll(List<OperatingPoint> points, Marking marking) {
        List<List<Component>> marked =
                all.stream().map(sighting -> sighting.marked(marking)).toList();
        return points.stream()
                .map(point -> DetectionFigures.of(
                        scale,
                        IntStream.range(0, all.size())
                                .mapToObj(i -> all.get(i).at(point, marked.get(i)))
                                .toList()))
                .toList();
    }

    /** The mean overlap of the maps with the lesions, over the slices with one. */
    double dice() {
        return all.stream()
                .filter(sighting -> sighting.lesion().count() > 0)
                .mapToDouble(Sighting::dice)
                .average()
                .orElse(0);
    }
}
