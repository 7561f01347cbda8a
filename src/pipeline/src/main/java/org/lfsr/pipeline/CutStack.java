package org.lfsr.pipeline;

import java.util.List;
import java.util.stream.IntStream;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.ZScore;
import org.lfsr.imaging.resample.Resampling;
import org.lfsr.imaging.roi.RoiStack;
import org.lfsr.inference.RegionView;
import org.lfsr.pipeline.manifest.IntensityMap;

/**
 * A stack with what lies around it, cut out of the volume, which need not be kept for it. Slices count from the stack's
 * first one; those beside it, from {@code -beside} on, are there too, at the volume's end the last one again.
 *
 * @param region the stack
 * @param bounds a whole slice
 * @param view what of each slice was cut out, and where in that the region lies
 * @param beside how many slices before and behind the stack there are
 * @param slices what was cut out, in the input's units
 * @param scores each slice's normalization, as a whole
 */
record CutStack(RoiStack region, Box bounds, RegionView view, int beside, List<Image> slices, List<ZScore> scores) {

    static CutStack of(ScanSlices scan, RoiStack region, int contextPixels, int beside) {
        Box bounds = scan.slicing().bounds();
        RegionView view = RegionView.of(region.box(), bounds, contextPixels);
        List<Integer> indexes = IntStream.rangeClosed(region.firstSlice() - beside, region.lastSlice() + beside)
                .map(scan::clamped)
                .boxed()
                .toList();
        return new CutStack(
                region,
                bounds,
                view,
                beside,
                indexes.stream().map(index -> view.input(scan.image(index))).toList(),
                indexes.stream().map(scan::score).toList());
    }

    int depth() {
        return region.depth();
    }

    Image seen(int slice) {
        return slices.get(slice + beside);
    }

    ZScore score(int slice) {
        return scores.get(slice + beside);
    }

    /** The region alone. */
    List<Image> input() {
        return IntStream.range(0, depth())
                .mapToObj(slice -> seen(slice).crop(view.inside()))
                .toList();
    }

    /** A slice normalized, of no more around the region than a context. */
    Image normalized(int slice, RegionView narrower) {
        Box part = narrower.seen();
        Image seen = seen(slice)
                .crop(new Box(part.x() - view.seen().x(), part.y() - view.seen().y(), part.width(), part.height()));
        return score(slice).normalize(seen);
    }

    /** Everything made finer without a model, the slices beside the stack too. */
    List<Image> interpolated(int scale) {
        return slices.stream()
                .map(slice -> Resampling.BILINEAR.enlarge(slice, scale))
                .toList();
    }

    List<IntensityMap> intensities() {
        return IntStream.range(0, depth())
                .mapToObj(slice ->
                        new IntensityMap(score(slice).mean(), score(slice).deviation()))
                .toList();
    }
}
