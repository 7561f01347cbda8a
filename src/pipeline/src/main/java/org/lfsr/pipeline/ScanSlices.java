package org.lfsr.pipeline;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.ZScore;

/** A volume's slices, and each one normalized by its own figures. One thread at a time. */
final class ScanSlices {

    private final Volume volume;
    private final Slicing slicing;
    private final @Nullable ZScore[] scores;
    private final @Nullable Image[] normalized;

    ScanSlices(Volume volume, Slicing slicing) {
        this.volume = volume;
        this.slicing = slicing;
        this.scores = new ZScore[slicing.count()];
        this.normalized = new Image[slicing.count()];
    }

    Slicing slicing() {
        return slicing;
    }

    /** How far neighbouring slices lie apart, in millimetres. */
    double distanceMm() {
        return volume.affine().spacingMm(slicing.axis());
    }

    /** The slice of an index, or the last one before the volume ends. */
    int clamped(int index) {
        return Math.max(0, Math.min(slicing.count() - 1, index));
    }

    Image image(int index) {
        return volume.slice(slicing.axis(), index);
    }

    /** Whether nothing can be seen on a slice. */
    boolean isBlank(int index) {
        return image(index).isConstant();
    }

    ZScore score(int index) {
        ZScore score = scores[index];
        return score == null ? measured(index, image(index)) : score;
    }

    private ZScore measured(int index, Image image) {
        ZScore score = ZScore.of(image);
        scores[index] = score;
        return score;
    }

    /** A normalized slice; kept until it is forgotten. */
    Image normalized(int index) {
        Image kept = normalized[index];
        if (kept == null) {
            Image image = image(index);
            kept = measured(index, image).normalize(image);
            normalized[index] = kept;
        }
        return kept;
    }

    /** Keeps no normalized slices before an index any more. */
    void forgetBefore(int index) {
        Arrays.fill(normalized, 0, Math.max(0, index), null);
    }
}
