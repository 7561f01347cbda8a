package org.lfsr.dicom.derived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.Tag;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.series.DicomSeries;
import org.lfsr.dicom.series.MadeSeries;
import org.lfsr.dicom.series.Orientation;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Volume;

class DerivedSeriesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void readsBackWithTheSameVoxelsAtTheSamePlaces(String name, Orientation orientation) throws Exception {
        DicomSeries source = Derived.classic(orientation);
        Volume written = Derived.stack(source, DerivedKind.ENHANCED).volume();

        List<DataSet> instances = Derived.instances(source, DerivedKind.ENHANCED);
        Volume read = MadeSeries.read(instances).volume();

        double error = instances.get(0).requireNumber(Tags.RESCALE_SLOPE) / 2;
        assertThat(read.grid()).isEqualTo(written.grid());
        assertThat(read.affine().toRows()).containsExactly(written.affine().toRows(), within(1e-9));
        assertThat(read.voxels()).containsExactly(written.voxels(), within((float) error + Math.ulp(600f)));
        assertThat(error).isLessThan(0.01);
    }

    static Stream<Arguments> readsBackWithTheSameVoxelsAtTheSamePlaces() {
        return Stream.of(
                Arguments.of("axial", Orientation.AXIAL),
                Arguments.of("sagittal", Orientation.SAGITTAL),
                Arguments.of("coronal", Orientation.CORONAL),
                Arguments.of("oblique", Orientation.OBLIQUE));
    }

    @Test
    void placesTheFirstFinePixelHalfAFinePixelInsideTheCoarseOnesCorner() throws Exception {
        DataSet first = Derived.instances(Derived.classic(Orientation.AXIAL), DerivedKind.ENHANCED)
                .get(0);

        // The series begins at (-30.5, 12.25, 7); pixels are 0.5 mm along rows and 0.75 mm down columns.
        assertThat(first.numbers(Tags.IMAGE_POSITION_PATIENT))
                .containsExactly(-30.5 + 2 * 0.5 - 0.125, 12.25 + 3 * 0.75 - 0.1875, 7 + 2.5);
        assertThat(first.numbers(Tags.IMAGE_ORIENTATION_PATIENT)).containsExactly(1.0, 0.0, 0.0, 0.0, 1.0, 0.0);
        assertThat(first.numbers(Tags.PIXEL_SPACING)).containsExactly(0.375, 0.25);
        assertThat(first.requireNumber(Tags.SPACING_BETWEEN_SLICES)).isEqualTo(2.5);
        assertThat(first.requireNumber(Tags.SLICE_THICKNESS)).isEqualTo(2);
    }

    @Test
    void isTheSameForTheSameScanAndAnotherForAnother() throws Exception {
        DicomSeries source = Derived.classic(Orientation.AXIAL);
        DerivedStack stack = Derived.stack(source, DerivedKind.ENHANCED);

        List<DataSet> once = new DerivedSeries(source.header(), Derived.derivation("a")).instances(stack);
        List<DataSet> again = new DerivedSeries(source.header(), Derived.derivation("a")).instances(stack);
        List<DataSet> other = new DerivedSeries(source.header(), Derived.derivation("b")).instances(stack);

        assertThat(again).isEqualTo(once);
        assertThat(identifiers(once)).doesNotHaveDuplicates().doesNotContainAnyElementsOf(identifiers(other));
    }

    @Test
    void liesInTheSourcesStudyAndSpaceAsASeriesOfItsOwn() throws Exception {
        DicomSeries source = Derived.classic(Orientation.AXIAL);

        DataSet instance = Derived.instances(source, DerivedKind.ENHANCED).get(0);

        for (Tag same : List.of(
                Tags.STUDY_INSTANCE_UID,
                Tags.FRAME_OF_REFERENCE_UID,
                Tags.PATIENT_NAME,
                Tags.PATIENT_ID,
                Tags.STUDY_DATE,
                Tags.ACCESSION_NUMBER,
                Tags.REPETITION_TIME)) {
            assertThat(instance.find(same))
                    .as(same.toString())
                    .isPresent()
                    .isEqualTo(source.header().attributes().find(same));
        }
        assertThat(instance.requireText(Tags.SERIES_INSTANCE_UID)).isNotEqualTo("2.25.2");
        assertThat(instance.requireInteger(Tags.SERIES_NUMBER)).isEqualTo(3001);
    }

    @Test
    void saysWhatItIsAndWhatMadeIt() throws Exception {
        DataSet instance = Derived.instances(Derived.classic(Orientation.AXIAL), DerivedKind.ENHANCED)
                .get(2);

        assertThat(instance.texts(Tags.IMAGE_TYPE)).containsExactly("DERIVED", "SECONDARY", "OTHER", "ENHANCED");
        assertThat(instance.requireText(Tags.SERIES_DESCRIPTION))
                .isEqualTo("LFSR lesion 00: enhanced x2, not for diagnosis");
        assertThat(instance.requireText(Tags.DERIVATION_DESCRIPTION))
                .startsWith("Lesion region, super-resolved x2 by a neural network. Not for diagnosis.");
        List<DataSet> equipment = instance.items(Tags.CONTRIBUTING_EQUIPMENT_SEQUENCE);
        assertThat(equipment).hasSize(3);
        assertThat(equipment.get(0).requireText(Tags.MANUFACTURER)).isEqualTo("Made");
        assertThat(equipment.get(2).requireText(Tags.MANUFACTURER_MODEL_NAME)).isEqualTo("lfsr-x2");
        assertThat(equipment.get(2).requireText(Tags.SOFTWARE_VERSIONS)).isEqualTo("1.0.0");
        assertThat(equipment.get(2).requireText(Tags.CONTRIBUTION_DESCRIPTION))
                .isEqualTo("enhances them; ONNX file with SHA-256 " + Derived.DIGEST);
    }

    @Test
    void keepsDeviationsApartFromResults() throws Exception {
        DicomSeries source = Derived.classic(Orientation.AXIAL);

        DataSet result = Derived.instances(source, DerivedKind.ENHANCED).get(0);
        DataSet deviation = Derived.instances(source, DerivedKind.DEVIATION).get(0);

        assertThat(deviation.requireText(Tags.SERIES_INSTANCE_UID))
                .isNotEqualTo(result.requireText(Tags.SERIES_INSTANCE_UID));
        assertThat(deviation.requireText(Tags.SERIES_DESCRIPTION))
                .isEqualTo("LFSR lesion 00: deviation from input, not for diagnosis");
    }

    @Test
    void namesTheSliceThatItCameFrom() throws Exception {
        DataSet instance = Derived.instances(Derived.classic(Orientation.AXIAL), DerivedKind.ENHANCED)
                .get(2);

        DataSet reference = instance.item(Tags.SOURCE_IMAGE_SEQUENCE).orElseThrow();
        assertThat(reference.requireText(Tags.REFERENCED_SOP_INSTANCE_UID)).isEqualTo("2.25.100.3");
        assertThat(reference.contains(Tags.REFERENCED_FRAME_NUMBER)).isFalse();
    }

    @Test
    void namesTheFrameOfAnInstanceOfMany() throws Exception {
        DataSet instance =
                Derived.instances(Derived.enhanced(), DerivedKind.ENHANCED).get(2);

        DataSet reference = instance.item(Tags.SOURCE_IMAGE_SEQUENCE).orElseThrow();
        assertThat(reference.requireText(Tags.REFERENCED_SOP_INSTANCE_UID)).isEqualTo("2.25.100.0");
        assertThat(reference.requireInteger(Tags.REFERENCED_FRAME_NUMBER)).isEqualTo(4);
    }

    @Test
    void writesAFlatStackExactly() throws Exception {
        DicomSeries source = Derived.classic(Orientation.AXIAL);
        DerivedStack shape = Derived.stack(source, DerivedKind.DEVIATION);
        Volume flat = flat(shape.volume(), -1.25f);
        DerivedStack stack = new DerivedStack(0, DerivedKind.DEVIATION, flat, shape.sources());

        DataSet instance = new DerivedSeries(source.header(), Derived.derivation("a"))
                .instances(stack)
                .get(0);

        assertThat(instance.requireNumber(Tags.RESCALE_INTERCEPT)).isEqualTo(-1.25);
        assertThat(instance.requireNumber(Tags.WINDOW_WIDTH)).isPositive();
    }

    @Test
    void refusesWhatIsNotFinite() throws Exception {
        DicomSeries source = Derived.classic(Orientation.AXIAL);
        DerivedStack shape = Derived.stack(source, DerivedKind.ENHANCED);
        DerivedStack stack =
                new DerivedStack(0, DerivedKind.ENHANCED, flat(shape.volume(), Float.NaN), shape.sources());
        DerivedSeries series = new DerivedSeries(source.header(), Derived.derivation("a"));

        assertThatThrownBy(() -> series.instances(stack))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Voxels are from NaN to NaN, not finite");
    }

    @Test
    void refusesAStackWithoutASourceForEachSlice() {
        Volume volume = new Volume(new Grid(1, 1, 2), Affine.IDENTITY, new float[2]);

        assertThatThrownBy(() -> new DerivedStack(0, DerivedKind.ENHANCED, volume, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A stack of 2 slices has 0 sources");
    }

    private static Volume flat(Volume shape, float value) {
        float[] voxels = new float[shape.grid().length()];
        Arrays.fill(voxels, value);
        return new Volume(shape.grid(), shape.affine(), voxels);
    }

    private static List<String> identifiers(List<DataSet> instances) throws Exception {
        List<String> identifiers = new ArrayList<>();
        identifiers.add(instances.get(0).requireText(Tags.SERIES_INSTANCE_UID));
        for (DataSet instance : instances) {
            identifiers.add(instance.requireText(Tags.SOP_INSTANCE_UID));
        }
        return identifiers;
    }
}
