package org.lfsr.trainer.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.ZScore;
import org.lfsr.inference.LesionDetector;
import org.lfsr.trainer.config.DegradationConfiguration.Method;
import org.lfsr.trainer.data.DataSplit;
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
     * evenly spaced. Slices with less of a lesion are left out.
     *
     * @param slices all slices
     * @param every n
     */
    public static List<LabelledSlice> chosen(List<LabelledSlice> slices, int every) {
        List<LabelledSlice> lesions = slices.stream()
                .filter(slice -> slice.lesionPixels() >= DataSplit.LEAST_LESION_PIXELS)
                .toList();
        List<LabelledSlice> free =
                slices.stream().filter(slice -> slice.lesionPixels() == 0).toList();
        int wanted = -Math.floorDiv(-lesions.size(), every);
        int taken = Math.min(wanted, free.size());
        return Stream.concat(
                        IntStream.range(0, wanted).mapToObj(index -> lesions.get(index * every)),
                        IntStream.range(0, taken)
                                .mapToObj(index -> free.get((int) ((long) index * free.size() / taken))))
                .toList();
    }

    /** Shows slices, in batches of one size. */
    Sightings sightings(List<LabelledSlice> slices) {
        List<Sighting> sightings = new ArrayList<>();
        List<LabelledSlice> waiting = new ArrayList<>();
        List<List<Image>> batch = new ArrayList<>();
        for (LabelledSlice slice : slices) {
            List<Image> sample = sample(slice);
            boolean fits = batch.isEmpty()
                    || batch.get(0).get(0).bounds().equals(sample.get(0).bounds());
            if (batch.size() == BATCH || !fits) {
                look(waiting, batch, sightings);
            }
            waiting.add(slice);
            batch.add(sample);
        }
        look(waiting, batch, sightings);
        return new Sightings(scale, sightings);
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

    private void look(List<LabelledSlice> waiting, List<List<Image>> batch, List<Sighting> sightings) {
        if (batch.isEmpty()) {
            return;
        }
        List<Image> maps = detector.occupancy(List.copyOf(batch));
        for (int i = 0; i < maps.size(); i++) {
            LabelledSlice slice = waiting.get(i);
            Image seen = batch.get(i).get(0);
            sightings.add(new Sighting(
                    slice.scan().patient(),
                    maps.get(i),
                    new Sighting.View(
                            restoration.isPresent() ? 1 : scale, detector.stride(), seen.width(), seen.height()),
                    new LesionPixels(slice.lesion())));
        }
        waiting.clear();
        batch.clear();
    }
}
