package org.lfsr.pipeline;

import java.util.List;
import org.lfsr.imaging.Mask;

/**
 * How far a lesion detector finds the same on a result as on its input: counts of cells, over a whole stack.
 *
 * @param before how many it marks on the input
 * @param after how many it marks on the result
 * @param common how many it marks on both
 */
public record LesionAgreement(int before, int after, int common) {

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
    }

    /** Compares marks slice by slice; masks of one size. */
    static LesionAgreement of(List<Mask> before, List<Mask> after) {
        int common = 0;
        for (int i = 0; i < before.size(); i++) {
            common += common(before.get(i), after.get(i));
        }
        return new LesionAgreement(count(before), count(after), common);
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

    /** The Dice overlap of the two, 0 to 1; 1 if nothing is marked on either. */
    public double overlap() {
        return before + after == 0 ? 1 : 2.0 * common / (before + after);
    }
}
