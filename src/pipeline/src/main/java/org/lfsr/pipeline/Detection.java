package org.lfsr.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.roi.SliceRois;
import org.lfsr.inference.DetectorCard;

/** Finds lesions slice by slice. Slices on which nothing can be seen are not looked at. */
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
        List<SliceRois> found = new ArrayList<>();
        for (int i = 0; i < maps.size(); i++) {
            List<Box> boxes = boxes(maps.get(i), slices.slicing());
            if (!boxes.isEmpty()) {
                found.add(new SliceRois(seen.get(i), boxes));
            }
        }
        return found;
    }

    private List<Image> sample(ScanSlices slices, int index) {
        int beside = detector.card().slices() / 2;
        slices.forgetBefore(index - beside);
        return IntStream.rangeClosed(index - beside, index + beside)
                .mapToObj(neighbour -> slices.normalized(slices.clamped(neighbour)))
                .toList();
    }

    private List<Box> boxes(Image map, Slicing slicing) {
        DetectorCard card = detector.card();
        return card.rule()
                .at(slicing.width(), slicing.height())
                .regions(map, card.stride(), slicing.width(), slicing.height());
    }
}
