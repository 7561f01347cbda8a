package org.lfsr.dicom.series;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.DataSetBuilder;
import org.lfsr.dicom.DicomWriter;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.Vr;
import org.lfsr.imaging.Volume;

/**
 * Series made for tests, whose voxels tell where they are: classic instances, or one enhanced one of the same images.
 */
public final class MadeSeries {

    private static final String MR = "1.2.840.10008.5.1.4.1.1.4";
    private static final String ENHANCED_MR = "1.2.840.10008.5.1.4.1.1.4.1";

    private final int columns;
    private final int rows;
    private final int slices;
    private final double[] orientation;
    private final double[] normal;
    private double slope = 1;
    private double intercept;

    private MadeSeries(int columns, int rows, int slices, double... orientation) {
        this.columns = columns;
        this.rows = rows;
        this.slices = slices;
        this.orientation = orientation;
        this.normal = new double[] {
            orientation[1] * orientation[5] - orientation[2] * orientation[4],
            orientation[2] * orientation[3] - orientation[0] * orientation[5],
            orientation[0] * orientation[4] - orientation[1] * orientation[3]
        };
    }

    public static MadeSeries of(int columns, int rows, int slices, Orientation orientation) {
        return new MadeSeries(columns, rows, slices, orientation.cosines());
    }

    public MadeSeries rescaled(double newSlope, double newIntercept) {
        slope = newSlope;
        intercept = newIntercept;
        return this;
    }

    /** The stored value of a voxel. */
    static int stored(int x, int y, int z) {
        return x + 20 * y + 300 * z - 50;
    }

    /** The first pixel of a slice; slices are 2.5 mm apart. */
    double[] position(int z) {
        double[] position = {-30.5, 12.25, 7};
        for (int i = 0; i < 3; i++) {
            position[i] += 2.5 * z * normal[i];
        }
        return position;
    }

    /** Begins an instance without an image or a place. */
    private DataSetBuilder common(String sopClass, int number) {
        return DataSet.builder()
                .text(Tags.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "M")
                .text(Tags.SOP_CLASS_UID, sopClass)
                .text(Tags.SOP_INSTANCE_UID, "2.25.100." + number)
                .text(Tags.STUDY_DATE, "20200102")
                .text(Tags.SERIES_DATE, "20200102")
                .text(Tags.ACQUISITION_DATE, "20200102")
                .text(Tags.CONTENT_DATE, "20200102")
                .text(Tags.STUDY_TIME, "101112")
                .text(Tags.SERIES_TIME, "101112")
                .text(Tags.ACQUISITION_TIME, "101112")
                .text(Tags.CONTENT_TIME, "101112")
                .text(Tags.ACCESSION_NUMBER, "A1")
                .text(Tags.MODALITY, "MR")
                .text(Tags.MANUFACTURER, "Made")
                .text(Tags.REFERRING_PHYSICIAN_NAME, "")
                .text(Tags.PATIENT_NAME, "Made^Müller")
                .text(Tags.PATIENT_ID, "P1")
                .text(Tags.PATIENT_BIRTH_DATE, "19700102")
                .text(Tags.PATIENT_SEX, "O")
                .text(Tags.SCANNING_SEQUENCE, "SE")
                .text(Tags.SEQUENCE_VARIANT, "NONE")
                .text(Tags.SCAN_OPTIONS, "")
                .text(Tags.MR_ACQUISITION_TYPE, "2D")
                .numbers(Tags.SLICE_THICKNESS, 2)
                .numbers(Tags.SPACING_BETWEEN_SLICES, 2.5)
                .numbers(Tags.REPETITION_TIME, 500)
                .numbers(Tags.ECHO_TIME, 10)
                .integers(Tags.ECHO_TRAIN_LENGTH, 1)
                .text(Tags.PATIENT_POSITION, "HFS")
                .text(Tags.STUDY_INSTANCE_UID, "2.25.1")
                .text(Tags.SERIES_INSTANCE_UID, "2.25.2")
                .text(Tags.STUDY_ID, "1")
                .integers(Tags.SERIES_NUMBER, 3)
                .integers(Tags.INSTANCE_NUMBER, number + 1)
                .text(Tags.FRAME_OF_REFERENCE_UID, "2.25.3")
                .text(Tags.POSITION_REFERENCE_INDICATOR, "")
                .integers(Tags.SAMPLES_PER_PIXEL, 1)
                .text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .integers(Tags.ROWS, rows)
                .integers(Tags.COLUMNS, columns)
                .integers(Tags.BITS_ALLOCATED, 16)
                .integers(Tags.BITS_STORED, 16)
                .integers(Tags.HIGH_BIT, 15)
                .integers(Tags.PIXEL_REPRESENTATION, 1);
    }

    /** One instance a slice, in the order of slices. */
    public List<DataSet> classic() {
        List<DataSet> instances = new ArrayList<>();
        for (int z = 0; z < slices; z++) {
            instances.add(common(MR, z)
                    .numbers(Tags.IMAGE_POSITION_PATIENT, position(z))
                    .numbers(Tags.IMAGE_ORIENTATION_PATIENT, orientation)
                    .numbers(Tags.PIXEL_SPACING, 0.75, 0.5)
                    .numbers(Tags.RESCALE_SLOPE, slope)
                    .numbers(Tags.RESCALE_INTERCEPT, intercept)
                    .bytes(Tags.PIXEL_DATA, Vr.OW, pixels(z, z + 1))
                    .build());
        }
        return instances;
    }

    private byte[] pixels(int first, int end) {
        byte[] bytes = new byte[2 * columns * rows * (end - first)];
        int at = 0;
        for (int z = first; z < end; z++) {
            for (int i = 0; i < columns * rows; i++) {
                int value = stored(i % columns, i / columns, z);
                bytes[at++] = (byte) value;
                bytes[at++] = (byte) (value >> Byte.SIZE);
            }
        }
        return bytes;
    }

    /** All slices in one instance; where they lie is each one's own, the rest is shared. */
    public DataSet enhanced() {
        List<DataSet> frames = new ArrayList<>();
        for (int z = 0; z < slices; z++) {
            frames.add(DataSet.builder()
                    .items(
                            Tags.FRAME_CONTENT_SEQUENCE,
                            DataSet.builder()
                                    .text(Tags.STACK_ID, "1")
                                    .integers(Tags.IN_STACK_POSITION_NUMBER, z + 1)
                                    .build())
                    .items(
                            Tags.PLANE_POSITION_SEQUENCE,
                            DataSet.builder()
                                    .numbers(Tags.IMAGE_POSITION_PATIENT, position(z))
                                    .build())
                    .build());
        }
        return common(ENHANCED_MR, 0)
                .integers(Tags.NUMBER_OF_FRAMES, slices)
                .items(Tags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE, shared())
                .items(Tags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, frames)
                .bytes(Tags.PIXEL_DATA, Vr.OW, pixels(0, slices))
                .build();
    }

    private DataSet shared() {
        return DataSet.builder()
                .items(
                        Tags.PLANE_ORIENTATION_SEQUENCE,
                        DataSet.builder()
                                .numbers(Tags.IMAGE_ORIENTATION_PATIENT, orientation)
                                .build())
                .items(
                        Tags.PIXEL_MEASURES_SEQUENCE,
                        DataSet.builder()
                                .numbers(Tags.PIXEL_SPACING, 0.75, 0.5)
                                .numbers(Tags.SLICE_THICKNESS, 2)
                                .numbers(Tags.SPACING_BETWEEN_SLICES, 2.5)
                                .build())
                .items(
                        Tags.PIXEL_VALUE_TRANSFORMATION_SEQUENCE,
                        DataSet.builder()
                                .numbers(Tags.RESCALE_SLOPE, slope)
                                .numbers(Tags.RESCALE_INTERCEPT, intercept)
                                .build())
                .items(
                        Tags.MR_ECHO_SEQUENCE,
                        DataSet.builder().numbers(Tags.EFFECTIVE_ECHO_TIME, 10).build())
                .build();
    }

    /** An instance as a file. */
    public static byte[] file(DataSet instance) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new DicomWriter().write(instance, bytes);
        return bytes.toByteArray();
    }

    /** Reads instances as one series. */
    public static DicomSeries read(List<DataSet> instances) throws IOException, UnreadableDicomException {
        SeriesCollector collector = new SeriesReader(SeriesLimits.ofVoxels(1 << 24)).begin();
        for (DataSet instance : instances) {
            collector.add(new ByteArrayInputStream(file(instance)));
        }
        return collector.finish();
    }

    /** Reads a folder's files as one series. */
    static Volume read(Path folder) throws IOException, UnreadableDicomException {
        SeriesCollector collector = new SeriesReader(SeriesLimits.ofVoxels(1 << 26)).begin();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                try (InputStream stream = Files.newInputStream(file)) {
                    collector.add(stream);
                }
            }
        }
        return collector.finish().volume();
    }
}
