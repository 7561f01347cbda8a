package org.lfsr.pipeline;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.inference.OperatingPoint;

/**
 * Looks whether a lesion detector finds on a result what it finds on its input. Both are shown to it at the result's
 * scale, in the same surroundings: the slice, interpolated, once as it is and once with the result in its place. Only
 * cells that touch the region count, so that what lies around it cannot make up for what happened inside.
 */
final class Preservation {

    /** Output pixels around a region that are shown too: as much as a detector's least image is wide. */
    private static final int CONTEXT = 32;

    private final DetectorModel detector;
    private final Batches batches;

    Preservation(DetectorModel detector, Batches batches) {
        this.detector = detector;
        this.batches = batches;
    }

    /** How many input pixels around a region it needs. */
    static int contextPixels(int scale) {
        return CONTEXT / scale;
    }

    /** How many slices before and behind a stack it needs. */
    int beside() {
        return detector.card().slices() / 2;
    }

    /**
     * Compares a stack's two versions.
     *
     * @param interpolated what the cut holds, interpolated, in the input's units
     * @param enhanced the generator's result for the region alone, normalized
     */
    LesionAgreement compare(CutStack cut, int scale, List<Image> interpolated, List<Image> enhanced)
            throws IOException {
        int depth = cut.depth();
        Box inside = cut.view().inside().refined(scale);
        List<Image> plain = IntStream.range(0, interpolated.size())
                .mapToObj(i -> cut.scores().get(i).normalize(interpolated.get(i)))
                .toList();
        List<Image> pasted = IntStream.range(0, plain.size())
                .mapToObj(i -> pasted(plain.get(i), i - cut.beside(), enhanced, inside))
                .toList();
        List<Image> maps = batches.run(
                2 * depth,
                plain.get(0).bounds().area(),
                i -> i < depth ? sample(plain, cut, i) : sample(pasted, cut, i - depth),
                detector.network()::occupancy);
        Box touched = touched(inside, maps.get(0));
        List<Image> inRegion = maps.stream().map(map -> map.crop(touched)).toList();
        Box slice = cut.bounds().refined(scale);
        OperatingPoint point = detector.card().rule().at(slice.width(), slice.height());
        return LesionAgreement.of(inRegion.subList(0, depth), inRegion.subList(depth, 2 * depth), point);
    }

    /** A slice with the result in it; as it is, if it lies beside the stack. */
    private static Image pasted(Image plain, int slice, List<Image> enhanced, Box inside) {
        if (slice < 0 || slice >= enhanced.size()) {
            return plain;
        }
        float[] from = enhanced.get(slice).pixels();
        float[] to = plain.pixels().clone();
        for (int y = 0; y < inside.height(); y++) {
            int start = (inside.y() + y) * plain.width() + inside.x();
            System.arraycopy(from, y * inside.width(), to, start, inside.width());
        }
        return new Image(plain.width(), plain.height(), to);
    }

    private static List<Image> sample(List<Image> slices, CutStack cut, int slice) {
        return slices.subList(slice, slice + 2 * cut.beside() + 1);
    }

    /** The cells that touch the region. */
    private Box touched(Box inside, Image map) {
        int stride = detector.card().stride();
        return Box.between(
                inside.x() / stride,
                inside.y() / stride,
                Math.min(map.width(), -Math.floorDiv(-inside.endX(), stride)),
                Math.min(map.height(), -Math.floorDiv(-inside.endY(), stride)));
    }
}
