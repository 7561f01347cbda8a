package org.lfsr.trainer.data;

import org.lfsr.imaging.Image;
import org.lfsr.imaging.Mask;

/**
 * One slice of a scan.
 *
 * @param scan the scan
 * @param index which of its slices
 */
public record LabelledSlice(LabelledScan scan, int index) {

    /** The slice, in the file's own intensities. */
    public Image image() {
        return scan.image(index);
    }

    /** Whether nothing can be seen on it. */
    public boolean isBlank() {
        return image().isConstant();
    }

    /** The slice's lesion. */
    public Mask lesion() {
        return scan.lesion(index);
    }

    /** The slice's lesion as an image: 1 in it, 0 elsewhere. */
    Image marks() {
        Mask lesion = lesion();
        float[] marks = new float[lesion.pixels().length];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = lesion.pixels()[i] ? 1 : 0;
        }
        return new Image(lesion.width(), lesion.height(), marks);
    }

    /** The slice as many places further on, or the last one there is. */
    public LabelledSlice neighbour(int places) {
        return new LabelledSlice(scan, Math.max(0, Math.min(scan.depth() - 1, index + places)));
    }

    /** How many of its pixels are lesion. */
    public int lesionPixels() {
        return scan.lesionPixels(index);
    }
}
