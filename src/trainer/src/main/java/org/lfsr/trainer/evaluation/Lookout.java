package org.lfsr.trainer.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.ZScore;
import org.lfsr.inference.LesionDetector;
import org.lfsr.inference.OperatingRule;
import org.lfsr.trainer.config.DegradationConfiguration.Method;
import org.lfsr.trainer.data.DataSplit;
import org.lfsr.trainer.data.LabelledScan;
import org.lfsr.trainer.data.LabelledSlice;
import org.lfsr.trainer.data.LowResolution;

/**
 * Shows slices to a detector at one resolution, as the service does: the whole slice, normalized by its own figures.
 *
 * @param detector the detector; stays open
 * @param scale by which factor slices are shrunk before; 1 shows them as they are
 * @param restoration what is done to shrunk slices before they are shown; nothing shows them as small as they are
 */
public record Lookout(LesionDetector detector, int scale, Optional<Restoration> restoration) {

    private static final int BATCH = 8;

    /** Creates one that shows slices as small as they are. */
    public Lookout(LesionDetector detector, int scale) {
        this(detector, scale, Optional.empty());
    }

    /**
     * The slices that detectors are judged by: every n-th with enough of a lesion to count, and as many without any,
     * evenly spaced. Slices with less of a lesion are left out, and those on which nothing can be seen: a service does
     * not look at them.
     *
     * @param slices all slices
     * @param every n
     */
    public static List<LabelledSlice> chosen(List<LabelledSlice> slices, int every) {
        List<LabelledSlice> lesions = slices.stream()
                .filter(slice -> slice.lesionPixels() >= DataSplit.LEAST_LESION_PIXELS)
                .toList();
        List<LabelledSlice> free = slices.stream()
                .filter(slice -> slice.lesionPixels() == 0 && !slice.isBlank())
                .toList();
        int wanted = -Math.floorDiv(-lesions.size(), every);
        int taken = Math.min(wanted, free.size());
        return Stream.concat(
                        IntStream.range(0, wanted).mapToObj(index -> lesions.get(index * every)),
                        IntStream.range(0, taken)
                                .mapToObj(index -> free.get((int) ((long) index * free.size() / taken))))
                .toList();
    }

    /**
     * Shows slices, and those around them that a rule for their size reaches.
     *
     * @return the slices alone, their maps averaged as the rule wants it
     */
    Sightings sightings(List<LabelledSlice> slices, OperatingRule rule) {
        return outlook(slices, rule.reachMm()).sightings(rule);
    }

    /** Shows slices, and those around them within reach, each once; of the latter those on which something is. */
    Outlook outlook(List<LabelledSlice> slices, double reachMm) {
        Map<LabelledScan, NavigableMap<Integer, Image>> maps = maps(around(slices, reachMm));
        return new Outlook(
                scale,
                slices.stream()
                        .map(slice -> glimpse(slice, Objects.requireNonNull(maps.get(slice.scan()))))
                        .toList());
    }

    private static Set<LabelledSlice> around(List<LabelledSlice> slices, double reachMm) {
        Set<LabelledSlice> around = new LinkedHashSet<>();
        for (LabelledSlice slice : slices) {
            int beside = (int) Math.ceil(reachMm / slice.scan().distanceMm());
            IntStream.rangeClosed(-beside, beside)
                    .mapToObj(slice::neighbour)
                    .filter(near -> near.equals(slice) || !near.isBlank())
                    .forEach(around::add);
        }
        return around;
    }

    private Glimpse glimpse(LabelledSlice slice, NavigableMap<Integer, Image> maps) {
        Box shown = shownBounds(slice.scan().bounds());
        Sighting.View view = new Sighting.View(
                restoration.isPresent() ? 1 : scale, detector.stride(), shown.width(), shown.height());
        return new Glimpse(
                slice.scan().patient(),
                maps,
                slice.index(),
                slice.scan().distanceMm(),
                view,
                new LesionPixels(slice.lesion()));
    }

    private Box shownBounds(Box slice) {
        int factor = restoration.isPresent() ? scale : 1;
        return new Box(0, 0, slice.width() / scale * factor, slice.height() / scale * factor);
    }

    /** Shows slices, in batches of one size. */
    private Map<LabelledScan, NavigableMap<Integer, Image>> maps(Set<LabelledSlice> slices) {
        Map<LabelledScan, NavigableMap<Integer, Image>> maps = new HashMap<>();
        List<LabelledSlice> batch = new ArrayList<>();
        for (LabelledSlice slice : slices) {
            boolean fits = batch.isEmpty()
                    || batch.get(0).scan().bounds().equals(slice.scan().bounds());
            if (batch.size() == BATCH || !fits) {
                look(batch, maps);
            }
            batch.add(slice);
        }
        look(batch, maps);
        return maps;
    }

    private List<Image> sample(LabelledSlice slice) {
        int reach = detector.slices() / 2;
        return IntStream.rangeClosed(-reach, reach)
                .mapToObj(places -> shown(slice.neighbour(places).image()))
                .toList();
    }

    /** A slice as the detector is shown it. */
    Image shown(Image image) {
        Image whole = image.crop(new Box(0, 0, image.width() / scale * scale, image.height() / scale * scale));
        Image low = new LowResolution(Method.BICUBIC, scale).of(whole, 0, new SplittableRandom(0));
        Image seen = restoration.isPresent() ? restoration.get().restore(low) : low;
        return ZScore.of(seen).normalize(seen);
    }

    private void look(List<LabelledSlice> batch, Map<LabelledScan, NavigableMap<Integer, Image>> maps) {
        if (batch.isEmpty()) {
            return;
        }
        List<Image> made = detector.occupancy(batch.stream().map(this::sample).toList());
        for (int i = 0; i < made.size(); i++) {
            LabelledSlice slice = batch.get(i);
            maps.computeIfAbsent(slice.scan(), scan -> new TreeMap<>()).put(slice.index(), made.get(i));
        }
        batch.clear();
    }
}
