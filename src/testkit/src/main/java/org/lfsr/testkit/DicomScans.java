package org.lfsr.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.DicomWriter;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.Vr;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Point;
import org.lfsr.imaging.Volume;

/** Volumes as series of DICOM, a file a slice across z, as a scanner would send them. */
public final class DicomScans {

    /** The study of all series. */
    public static final String STUDY_UID = "2.25.11";

    /** What the patient of all series is called. */
    public static final String PATIENT_NAME = "Phantom^Patient";

    private static final String MR = "1.2.840.10008.5.1.4.1.1.4";
    private static final int BITS = 16;

    private DicomScans() {}

    /**
     * The files of a volume.
     *
     * @param volume of whole numbers from -32768 to 32767, its axes at right angles
     * @throws IllegalArgumentException if a number is none of those
     */
    public static List<byte[]> files(Volume volume) {
        List<byte[]> files = new ArrayList<>();
        for (int z = 0; z < volume.grid().depth(); z++) {
            files.add(file(instance(volume, z)));
        }
        return files;
    }

    private static byte[] file(DataSet instance) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new DicomWriter().write(instance, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory is no device that fails", e);
        }
        return bytes.toByteArray();
    }

    private static DataSet instance(Volume volume, int z) {
        Affine affine = volume.affine();
        Point first = affine.apply(0, 0, z);
        return DataSet.builder()
                .text(Tags.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "OTHER")
                .text(Tags.SOP_CLASS_UID, MR)
                .text(Tags.SOP_INSTANCE_UID, "2.25.13." + (z + 1))
                .text(Tags.STUDY_DATE, "20200102")
                .text(Tags.STUDY_TIME, "101112")
                .text(Tags.ACCESSION_NUMBER, "A1")
                .text(Tags.MODALITY, "MR")
                .text(Tags.MANUFACTURER, "Made")
                .text(Tags.REFERRING_PHYSICIAN_NAME, "")
                .text(Tags.PATIENT_NAME, PATIENT_NAME)
                .text(Tags.PATIENT_ID, "P1")
                .text(Tags.PATIENT_BIRTH_DATE, "19700102")
                .text(Tags.PATIENT_SEX, "O")
                .text(Tags.SCANNING_SEQUENCE, "SE")
                .text(Tags.SEQUENCE_VARIANT, "NONE")
                .text(Tags.SCAN_OPTIONS, "")
                .text(Tags.MR_ACQUISITION_TYPE, "2D")
                .numbers(Tags.SLICE_THICKNESS, affine.spacingMm(Axis.Z))
                .numbers(Tags.REPETITION_TIME, 500)
                .numbers(Tags.ECHO_TIME, 10)
                .integers(Tags.ECHO_TRAIN_LENGTH, 1)
                .text(Tags.PATIENT_POSITION, "HFS")
                .text(Tags.STUDY_INSTANCE_UID, STUDY_UID)
                .text(Tags.SERIES_INSTANCE_UID, "2.25.12")
                .text(Tags.STUDY_ID, "1")
                .integers(Tags.SERIES_NUMBER, 3)
                .integers(Tags.INSTANCE_NUMBER, z + 1)
                .numbers(Tags.IMAGE_POSITION_PATIENT, -first.rightMm(), -first.anteriorMm(), first.superiorMm())
                .numbers(Tags.IMAGE_ORIENTATION_PATIENT, orientation(affine))
                .text(Tags.FRAME_OF_REFERENCE_UID, "2.25.14")
                .text(Tags.POSITION_REFERENCE_INDICATOR, "")
                .integers(Tags.SAMPLES_PER_PIXEL, 1)
                .text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .integers(Tags.ROWS, volume.grid().height())
                .integers(Tags.COLUMNS, volume.grid().width())
                .numbers(Tags.PIXEL_SPACING, affine.spacingMm(Axis.Y), affine.spacingMm(Axis.X))
                .integers(Tags.BITS_ALLOCATED, BITS)
                .integers(Tags.BITS_STORED, BITS)
                .integers(Tags.HIGH_BIT, BITS - 1)
                .integers(Tags.PIXEL_REPRESENTATION, 1)
                .bytes(Tags.PIXEL_DATA, Vr.OW, pixels(volume, z))
                .build();
    }

    /** From the right and the front to the left and the back. */
    private static double[] orientation(Affine affine) {
        double[] cosines = new double[2 * 3];
        for (int row = 0; row < 3; row++) {
            int sign = row == 2 ? 1 : -1;
            cosines[row] = sign * affine.element(row, 0) / affine.spacingMm(Axis.X);
            cosines[3 + row] = sign * affine.element(row, 1) / affine.spacingMm(Axis.Y);
        }
        return cosines;
    }

    private static byte[] pixels(Volume volume, int z) {
        int length = volume.grid().sliceLength();
        byte[] bytes = new byte[2 * length];
        for (int i = 0; i < length; i++) {
            float voxel = volume.voxels()[z * length + i];
            int whole = Math.round(voxel);
            if (whole != voxel || whole != (short) whole) {
                throw new IllegalArgumentException("A voxel is %s, not a whole number of 16 bits".formatted(voxel));
            }
            bytes[2 * i] = (byte) whole;
            bytes[2 * i + 1] = (byte) (whole >> Byte.SIZE);
        }
        return bytes;
    }
}
