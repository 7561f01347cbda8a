package org.lfsr.pipeline;

import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.roi.SliceRois;
import org.lfsr.inference.DetectorCard;
import org.lfsr.inference.OperatingPoint;

/**
 * Finds lesions slice by slice, each with those within reach. Slices on which nothing can be seen are not looked at.
 */
final class Detection {

    private final DetectorModel detector;
    private final Batches batches;

    Detection(DetectorModel detector, Batches batches) {
        this.detector = detector;
        this.batches = batches;
    }

    /** The slices with lesions, in order. */
    List<SliceRois> find(ScanSlices slices) throws IOException {
        List<Integer> seen = IntStream.range(0, slices.slicing().count())
                .filter(index -> !slices.isBlank(index))
                .boxed()
                .toList();
        int pixels = slices.slicing().bounds().area();
        List<Image> maps =
                batches.run(seen.size(), pixels, i -> sample(slices, seen.get(i)), detector.network()::occupancy);
        NavigableMap<Integer, Image> bySlice = new TreeMap<>();
        for (int i = 0; i < maps.size(); i++) {
            bySlice.put(seen.get(i), maps.get(i));
        }
        return seen.stream()
                .map(index -> new SliceRois(index, boxes(bySlice, index, slices)))
                .filter(rois -> !rois.boxes().isEmpty())
                .toList();
    }

    private List<Image> sample(ScanSlices slices, int index) {
        int beside = detector.card().slices() / 2;
        slices.forgetBefore(index - beside);
        return IntStream.rangeClosed(index - beside, index + beside)
                .mapToObj(neighbour -> slices.normalized(slices.clamped(neighbour)))
                .toList();
    }

    private List<Box> boxes(NavigableMap<Integer, Image> maps, int index, ScanSlices slices) {
        DetectorCard card = detector.card();
        Slicing slicing = slices.slicing();
        OperatingPoint point = card.rule().at(slicing.width(), slicing.height());
        Image map = point.averaged(maps, index, slices.distanceMm());
        return point.regions(map, card.stride(), slicing.width(), slicing.height());
    }
}
