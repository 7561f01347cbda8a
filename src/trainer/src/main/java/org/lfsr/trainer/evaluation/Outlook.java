package org.lfsr.trainer.evaluation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lfsr.inference.OperatingPoint;
import org.lfsr.inference.OperatingRule;

/**
 * What a detector made of slices and of those around them, at one resolution.
 *
 * @param scale by which factor the slices were shrunk
 * @param all the slices
 */
record Outlook(int scale, List<Glimpse> all) {

    Outlook {
        all = List.copyOf(all);
    }

    /** The slices with their maps as an operating point is to see them. */
    Sightings sightings(OperatingPoint point) {
        return new Sightings(
                scale, all.stream().map(glimpse -> glimpse.sighting(point)).toList());
    }

    /** The slices with their maps as the operating point for their size is to see them. */
    Sightings sightings(OperatingRule rule) {
        return new Sightings(
                scale,
                all.stream()
                        .map(glimpse -> glimpse.sighting(
                                rule.at(glimpse.view().width(), glimpse.view().height())))
                        .toList());
    }

    /** Whose slices they are. */
    Set<String> patients() {
        return all.stream().map(Glimpse::patient).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Some of the slices. */
    Outlook only(Predicate<Glimpse> wanted) {
        return new Outlook(scale, all.stream().filter(wanted).toList());
    }

    /** The longer side of the slices as they were shown, of most of them. */
    int side() {
        return all.stream()
                .map(Glimpse::view)
                .mapToInt(view -> Math.max(view.width(), view.height()))
                .sorted()
                .skip(all.size() / 2)
                .findFirst()
                .orElse(0);
    }
}
