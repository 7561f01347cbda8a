package org.lfsr.trainer.data;

import java.nio.ByteBuffer;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Mask;

/**
 * A decoded scan and its lesion mask, slice by slice, over a mapped file of the cache: axial slices of a volume, or one
 * slice of an image. Slices are copied out, so any thread may ask.
 */
public final class LabelledScan {

    private final String patient;
    private final String digest;
    private final double distanceMm;
    private final CacheLayout layout;
    private final ByteBuffer bytes;
    private final int[] lesionPixels;

    LabelledScan(String patient, String digest, double distanceMm, CacheLayout layout, ByteBuffer bytes) {
        this.patient = patient;
        this.digest = digest;
        this.distanceMm = distanceMm;
        this.layout = layout;
        this.bytes = bytes;
        this.lesionPixels = new int[layout.depth()];
        for (int index = 0; index < lesionPixels.length; index++) {
            lesionPixels[index] = lesion(index).count();
        }
    }

    /** Whose scan it is. */
    public String patient() {
        return patient;
    }

    /** The SHA-256 of the image's and the mask's files, in hexadecimal. */
    public String digest() {
        return digest;
    }

    /** How far neighbouring slices lie apart, in millimetres, above 0; 1 where there is but one slice. */
    public double distanceMm() {
        return distanceMm;
    }

    /** How many slices there are. */
    public int depth() {
        return layout.depth();
    }

    /** The size of a slice. */
    public Box bounds() {
        return new Box(0, 0, layout.width(), layout.height());
    }

    /** How many pixels of a slice are lesion. */
    public int lesionPixels(int index) {
        return lesionPixels[index];
    }

    /** One slice, in the file's own intensities. */
    public Image image(int index) {
        float[] pixels = new float[layout.sliceLength()];
        bytes.slice(layout.imageOffset(index), layout.sliceLength() * Float.BYTES)
                .order(CacheLayout.ORDER)
                .asFloatBuffer()
                .get(pixels);
        return new Image(layout.width(), layout.height(), pixels);
    }

    /** The lesion in one slice. */
    public Mask lesion(int index) {
        byte[] labels = new byte[layout.sliceLength()];
        bytes.get(layout.maskOffset(index), labels);
        boolean[] marked = new boolean[labels.length];
        for (int i = 0; i < labels.length; i++) {
            marked[i] = labels[i] != 0;
        }
        return new Mask(layout.width(), layout.height(), marked);
    }
}
