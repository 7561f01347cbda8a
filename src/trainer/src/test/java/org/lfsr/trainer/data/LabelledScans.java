package org.lfsr.trainer.data;

import java.nio.ByteBuffer;
import java.util.List;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Mask;

/** Makes scans in memory. */
public final class LabelledScans {

    private LabelledScans() {}

    /** Makes a scan of slices and their lesions, all of one size, a millimetre apart. */
    public static LabelledScan of(String patient, List<Image> images, List<Mask> lesions) {
        Image first = images.get(0);
        CacheLayout layout = new CacheLayout(first.width(), first.height(), images.size());
        ByteBuffer bytes = ByteBuffer.allocate(layout.length()).order(CacheLayout.ORDER);
        for (int index = 0; index < images.size(); index++) {
            for (float pixel : images.get(index).pixels()) {
                bytes.putFloat(pixel);
            }
        }
        for (Mask lesion : lesions) {
            for (boolean marked : lesion.pixels()) {
                bytes.put((byte) (marked ? 1 : 0));
            }
        }
        return new LabelledScan(patient, "00", 1, layout, bytes);
    }
}
