package org.lfsr.pipeline;

import java.util.List;
import java.util.stream.IntStream;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Mask;
import org.lfsr.inference.OperatingPoint;

/**
 * How far a lesion detector finds the same on a result as on its input, over a whole stack. A spot is what is marked in
 * one place through a run of slices; it is stray if the other of the two has, in none of them, a cell even half as sure
 * as a marked one must be where the spot is or next to it, in the slice or a neighbouring one.
 *
 * @param before how many cells are marked on the input
 * @param after how many cells are marked on the result
 * @param common how many cells are marked on both
 * @param vanished how many spots of the input are stray: a large lesion that stays does not make up for a small one
 *     that goes
 * @param appeared how many spots of the result are stray
 */
public record LesionAgreement(int before, int after, int common, int vanished, int appeared) {

    /**
     * Checks that the counts fit together.
     *
     * @throws IllegalArgumentException if they do not
     */
    public LesionAgreement {
        if (common < 0 || common > Math.min(before, after)) {
            throw new IllegalArgumentException(
                    "%d cells cannot be common to %d and %d".formatted(common, before, after));
        }
        if (vanished < 0 || vanished > before || appeared < 0 || appeared > after) {
            throw new IllegalArgumentException(
                    "%d and %d spots cannot be of %d and %d cells".formatted(vanished, appeared, before, after));
        }
    }

    /**
     * Compares a detector's maps slice by slice.
     *
     * @param before the input's maps
     * @param after the result's, as many and of the same size
     * @param point how the detector's maps are to be read in slices of the result's resolution
     */
    static LesionAgreement of(List<Image> before, List<Image> after, OperatingPoint point) {
        List<Mask> marksBefore = marks(before, after, point);
        List<Mask> marksAfter = marks(after, before, point);
        int common = 0;
        for (int i = 0; i < before.size(); i++) {
            common += common(marksBefore.get(i), marksAfter.get(i));
        }
        return new LesionAgreement(
                count(marksBefore),
                count(marksAfter),
                common,
                strays(marksBefore, after, point),
                strays(marksAfter, before, point));
    }

    private static List<Mask> marks(List<Image> maps, List<Image> others, OperatingPoint point) {
        return IntStream.range(0, maps.size())
                .mapToObj(i -> point.marking().of(maps.get(i), others.get(i)))
                .toList();
    }

    private static int count(List<Mask> masks) {
        return masks.stream().mapToInt(Mask::count).sum();
    }

    private static int common(Mask a, Mask b) {
        int common = 0;
        for (int i = 0; i < a.pixels().length; i++) {
            common += a.pixels()[i] && b.pixels()[i] ? 1 : 0;
        }
        return common;
    }

    private static int strays(List<Mask> marks, List<Image> others, OperatingPoint point) {
        float least = (float) point.threshold() / 2;
        return (int) Spot.of(marks, point.leastCells()).stream()
                .filter(spot -> spot.parts().stream()
                        .noneMatch(part -> isAnythingNear(part.box(), part.slice(), others, least)))
                .count();
    }

    private static boolean isAnythingNear(Box spot, int slice, List<Image> maps, float least) {
        for (int near = Math.max(0, slice - 1); near <= Math.min(maps.size() - 1, slice + 1); near++) {
            Image map = maps.get(near);
            for (int y = Math.max(0, spot.y() - 1); y < Math.min(map.height(), spot.endY() + 1); y++) {
                for (int x = Math.max(0, spot.x() - 1); x < Math.min(map.width(), spot.endX() + 1); x++) {
                    if (map.at(x, y) >= least) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The Dice overlap of the marked cells, 0 to 1; 1 if nothing is marked on either. */
    public double overlap() {
        return before + after == 0 ? 1 : 2.0 * common / (before + after);
    }
}
