package org.lfsr.dicom.pixel;

import java.util.SplittableRandom;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.DataSetBuilder;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.Vr;

/** Images made for tests: a bright blob with noise on a dark ground, of any depth. */
final class Pictures {

    private static final int WIDTH = 61;
    private static final int HEIGHT = 47;

    private Pictures() {}

    static DataSet of(int bitsAllocated, int bitsStored, boolean signed) {
        SplittableRandom random = new SplittableRandom(bitsStored);
        int least = signed ? -(1 << (bitsStored - 1)) : 0;
        int most = least + (1 << bitsStored) - 1;
        byte[] bytes = new byte[WIDTH * HEIGHT * bitsAllocated / Byte.SIZE + 1 & ~1];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int value = value(i % WIDTH, i / WIDTH, least, most, random);
            if (bitsAllocated == Byte.SIZE) {
                bytes[i] = (byte) value;
            } else {
                bytes[2 * i] = (byte) (value & (1 << bitsStored) - 1);
                bytes[2 * i + 1] = (byte) ((value & (1 << bitsStored) - 1) >> Byte.SIZE);
            }
        }
        return described(bitsAllocated, bitsStored, signed)
                .bytes(Tags.PIXEL_DATA, bitsAllocated == Byte.SIZE ? Vr.OB : Vr.OW, bytes)
                .build();
    }

    private static int value(int x, int y, int least, int most, SplittableRandom random) {
        double distance = Math.hypot(x - 30, y - 20) / 18;
        if (distance > 1) {
            return least < 0 ? 0 : least;
        }
        if (random.nextInt(50) == 0) {
            return random.nextBoolean() ? least : most;
        }
        double bright = (1 - distance) * 0.8 + random.nextDouble() * 0.1;
        return least + (int) (bright * ((double) most - least));
    }

    private static DataSetBuilder described(int bitsAllocated, int bitsStored, boolean signed) {
        return DataSet.builder()
                .text(Tags.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.4")
                .text(Tags.SOP_INSTANCE_UID, "2.25.1")
                .text(Tags.STUDY_INSTANCE_UID, "2.25.2")
                .text(Tags.SERIES_INSTANCE_UID, "2.25.3")
                .text(Tags.MODALITY, "MR")
                .text(Tags.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "M")
                .text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .integers(Tags.SAMPLES_PER_PIXEL, 1)
                .integers(Tags.ROWS, HEIGHT)
                .integers(Tags.COLUMNS, WIDTH)
                .integers(Tags.BITS_ALLOCATED, bitsAllocated)
                .integers(Tags.BITS_STORED, bitsStored)
                .integers(Tags.HIGH_BIT, bitsStored - 1)
                .integers(Tags.PIXEL_REPRESENTATION, signed ? 1 : 0);
    }
}
