package org.lfsr.dicom.series;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.DataSetBuilder;
import org.lfsr.dicom.DicomLimits;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.UnreadableDicomException.Reason;
import org.lfsr.dicom.Vr;

/** Series that are no whole volume of magnetic resonance. */
class SeriesRejectionTest {

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"images", "attributes", "stacks", "geometries", "mixtures", "enhanced"})
    void refusesNamingTheValueFound(Reason reason, String message, List<DataSet> instances) {
        assertThatThrownBy(() -> MadeSeries.read(instances))
                .isInstanceOf(UnreadableDicomException.class)
                .hasMessageContaining(message)
                .extracting(e -> ((UnreadableDicomException) e).reason())
                .isEqualTo(reason);
    }

    static Stream<Arguments> images() {
        return Stream.of(
                Arguments.of(Reason.NO_IMAGES, "no image among 0 objects", List.of()),
                last(
                        Reason.NOT_MR,
                        "SOPClassUID (0008,0016) 1.2.840.10008.5.1.4.1.1.2 and Modality (0008,0060) 'CT'",
                        builder -> builder.text(Tags.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.2")
                                .text(Tags.MODALITY, "CT")),
                last(Reason.NOT_MR, "Modality (0008,0060) 'OT'", builder -> builder.text(Tags.MODALITY, "OT")),
                last(
                        Reason.UNSUPPORTED_PIXELS,
                        "'MOSAIC': the image holds many",
                        builder -> builder.text(Tags.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "M", "MOSAIC")),
                last(
                        Reason.LOCALIZER,
                        "'LOCALIZER'",
                        builder -> builder.text(Tags.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "LOCALIZER")),
                last(
                        Reason.UNSUPPORTED_PIXELS,
                        "PhotometricInterpretation (0028,0004) is 'MONOCHROME1', not 'MONOCHROME2'",
                        builder -> builder.text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME1")),
                last(
                        Reason.UNSUPPORTED_PIXELS,
                        "SamplesPerPixel (0028,0002) is 3, not 1: the image is coloured",
                        builder -> builder.integers(Tags.SAMPLES_PER_PIXEL, 3)
                                .text(Tags.PHOTOMETRIC_INTERPRETATION, "RGB")));
    }

    static Stream<Arguments> attributes() {
        return Stream.of(
                last(
                        Reason.UNSUPPORTED_PIXELS,
                        "BitsAllocated (0028,0100) is 32, not 8 or 16",
                        builder -> builder.integers(Tags.BITS_ALLOCATED, 32)),
                last(
                        Reason.UNSUPPORTED_PIXELS,
                        "ModalityLUTSequence",
                        builder -> builder.items(Tags.MODALITY_LUT_SEQUENCE, DataSet.EMPTY)),
                last(
                        Reason.BAD_ATTRIBUTE,
                        "16 bits up to bit 3 do not fit into 16",
                        builder -> builder.integers(Tags.HIGH_BIT, 3)),
                last(
                        Reason.BAD_ATTRIBUTE,
                        "PixelRepresentation (0028,0103) is 2, not 0 or 1",
                        builder -> builder.integers(Tags.PIXEL_REPRESENTATION, 2)),
                last(
                        Reason.BAD_ATTRIBUTE,
                        "RescaleSlope (0028,1053) is 0",
                        builder -> builder.numbers(Tags.RESCALE_SLOPE, 0)),
                last(
                        Reason.BAD_ATTRIBUTE,
                        "NumberOfFrames (0028,0008) is 0, not 1 or more",
                        builder -> builder.integers(Tags.NUMBER_OF_FRAMES, 0)),
                last(
                        Reason.CORRUPT_PIXELS,
                        "has 22 bytes, not 24 for 1 frames of 4 x 3 of 16 bits",
                        builder -> builder.bytes(Tags.PIXEL_DATA, Vr.OW, new byte[22])),
                last(
                        Reason.MISSING_ATTRIBUTE,
                        "PixelData (7FE0,0010) is missing",
                        builder -> builder.remove(Tags.PIXEL_DATA)),
                last(
                        Reason.MISSING_ATTRIBUTE,
                        "ImagePositionPatient (0020,0032) is missing",
                        builder -> builder.remove(Tags.IMAGE_POSITION_PATIENT)),
                last(Reason.MISSING_ATTRIBUTE, "Rows (0028,0010) is missing", builder -> builder.remove(Tags.ROWS)),
                last(
                        Reason.NOT_FINITE,
                        "Slice 4 has a voxel of",
                        builder -> builder.numbers(Tags.RESCALE_SLOPE, 1e300)),
                Arguments.of(
                        Reason.NO_VARIANCE,
                        "All 12 voxels are 0.0",
                        List.of(made(1).get(0).toBuilder()
                                .bytes(Tags.PIXEL_DATA, Vr.OW, new byte[24])
                                .build())));
    }

    static Stream<Arguments> stacks() {
        List<DataSet> gap = made(6);
        gap.remove(2);
        List<DataSet> twice = made(4);
        twice.add(twice.get(1).toBuilder().text(Tags.SOP_INSTANCE_UID, "2.25.9").build());
        return Stream.of(
                Arguments.of(
                        Reason.MISSING_SLICES,
                        "1 slices are missing beside 5, the first after slice 2: 5.0000 mm to the next, not 2.5000",
                        gap),
                Arguments.of(
                        Reason.MISSING_SLICES,
                        "slices lie 5.0000 mm apart, 2 times as far as their SpacingBetweenSlices (0018,0088) says",
                        List.of(made(5).get(0), made(5).get(2), made(5).get(4))),
                Arguments.of(Reason.DUPLICATE_SLICES, "Slices 2 and 3 of 5 lie at the same place", twice),
                last(
                        Reason.UNEVEN_SLICES,
                        "4 slices lie from 2.5000 to 3.2000 mm apart",
                        builder -> builder.numbers(Tags.IMAGE_POSITION_PATIENT, -30.5, 12.25, 15.2)));
    }

    static Stream<Arguments> geometries() {
        return Stream.of(
                last(
                        Reason.BAD_GEOMETRY,
                        "beside the line",
                        builder -> builder.numbers(Tags.IMAGE_POSITION_PATIENT, -30.49, 12.25, 14.5),
                        1,
                        -30.1),
                last(
                        Reason.BAD_GEOMETRY,
                        "sideways",
                        builder -> builder.numbers(Tags.IMAGE_POSITION_PATIENT, -28, 12.25, 14.5)),
                last(
                        Reason.BAD_GEOMETRY,
                        "not two directions at right angles",
                        builder -> builder.numbers(Tags.IMAGE_ORIENTATION_PATIENT, 1, 0, 0, 1, 0, 0)),
                last(
                        Reason.BAD_GEOMETRY,
                        "is 200000.0 mm, not within",
                        builder -> builder.numbers(Tags.IMAGE_POSITION_PATIENT, -30.5, 2e5, 14.5)),
                last(Reason.BAD_GEOMETRY, "Spacing is 0.0 mm", builder -> builder.numbers(Tags.PIXEL_SPACING, 0, 1)));
    }

    static Stream<Arguments> mixtures() {
        return Stream.of(
                last(
                        Reason.MIXED_ORIENTATIONS,
                        "Images lie along (1.000, 0.000, 0.000), (0.000, 1.000, 0.000) and along (1.000, 0.000, 0.000), (0.000, 0.000, -1.000)",
                        builder -> builder.numbers(Tags.IMAGE_ORIENTATION_PATIENT, Orientation.CORONAL.cosines())),
                last(
                        Reason.MIXED_SIZES,
                        "Images are 4 x 3 of 16 bits and 3 x 4 of 16 bits",
                        builder -> builder.integers(Tags.ROWS, 4).integers(Tags.COLUMNS, 3)),
                last(
                        Reason.MIXED_SIZES,
                        "Pixels are 0.5000 x 0.7500 mm and 0.5000 x 0.8000 mm",
                        builder -> builder.numbers(Tags.PIXEL_SPACING, 0.8, 0.5)),
                last(
                        Reason.MIXED_SERIES,
                        "4 images have 2 different values of SeriesInstanceUID",
                        builder -> builder.text(Tags.SERIES_INSTANCE_UID, "2.25.77")),
                last(Reason.MIXED_SERIES, "PatientID (0010,0020)", builder -> builder.text(Tags.PATIENT_ID, "P2")),
                last(
                        Reason.MIXED_SERIES,
                        "FrameOfReferenceUID",
                        builder -> builder.remove(Tags.FRAME_OF_REFERENCE_UID)),
                last(
                        Reason.SEVERAL_VOLUMES,
                        "Images differ in EchoTime (0018,0081): 10.0 and 20.0",
                        builder -> builder.numbers(Tags.ECHO_TIME, 20)),
                last(
                        Reason.SEVERAL_VOLUMES,
                        "Images differ in ImageType (0008,0008): 'M' and 'P'",
                        builder -> builder.text(Tags.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "P")),
                last(
                        Reason.SEVERAL_VOLUMES,
                        "TemporalPositionIdentifier (0020,0100): nothing and 2.0",
                        builder -> builder.integers(Tags.TEMPORAL_POSITION_IDENTIFIER, 2)));
    }

    static Stream<Arguments> enhanced() {
        DataSet sound = MadeSeries.of(4, 3, 4, Orientation.AXIAL).enhanced();
        return Stream.of(
                Arguments.of(
                        Reason.BAD_ATTRIBUTE,
                        "PerFrameFunctionalGroupsSequence (5200,9230) has 0 items for 4 frames",
                        List.of(sound.toBuilder()
                                .remove(Tags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE)
                                .build())),
                Arguments.of(
                        Reason.MISSING_ATTRIBUTE,
                        "ImageOrientationPatient (0020,0037) is missing",
                        List.of(sound.toBuilder()
                                .remove(Tags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE)
                                .build())),
                Arguments.of(
                        Reason.DUPLICATE_SLICES,
                        "lie at the same place",
                        List.of(
                                sound,
                                sound.toBuilder()
                                        .text(Tags.SOP_INSTANCE_UID, "2.25.5")
                                        .build())));
    }

    private static List<DataSet> made(int slices) {
        return new ArrayList<>(MadeSeries.of(4, 3, slices, Orientation.AXIAL).classic());
    }

    private static Arguments last(Reason reason, String message, UnaryOperator<DataSetBuilder> change) {
        List<DataSet> instances = made(4);
        instances.set(3, change.apply(instances.get(3).toBuilder()).build());
        return Arguments.of(reason, message, instances);
    }

    /** Changes the last instance, and moves another one along x. */
    private static Arguments last(
            Reason reason, String message, UnaryOperator<DataSetBuilder> change, int moved, double x) {
        List<DataSet> instances = made(4);
        instances.set(3, change.apply(instances.get(3).toBuilder()).build());
        instances.set(
                moved,
                instances.get(moved).toBuilder()
                        .numbers(Tags.IMAGE_POSITION_PATIENT, x, 12.25, 7 + 2.5 * moved)
                        .build());
        return Arguments.of(reason, message, instances);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesWhatIsTooLarge(String message, SeriesLimits limits) {
        SeriesCollector collector = new SeriesReader(limits).begin();

        assertThatThrownBy(() -> {
                    for (DataSet instance : made(4)) {
                        collector.add(new ByteArrayInputStream(MadeSeries.file(instance)));
                    }
                })
                .isInstanceOf(UnreadableDicomException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> refusesWhatIsTooLarge() {
        return Stream.of(
                Arguments.of("The series has more voxels than the limit of 40", SeriesLimits.ofVoxels(40)),
                Arguments.of(
                        "The series has more objects than the limit of 3",
                        new SeriesLimits(DicomLimits.USUAL, 3, 100_000, 1000)),
                Arguments.of(
                        "The series has more bytes, as it is stored and as voxels together, than the limit of 2000",
                        new SeriesLimits(DicomLimits.USUAL, 10, 2000, 1000)));
    }

    @Test
    void refusesLimitsThatAllowNothing() {
        assertThatThrownBy(() -> SeriesLimits.ofVoxels(0))
                .hasMessage("Limits of 10000 instances, 1073741824 bytes and 0 voxels allow no series");
    }
}
