package org.lfsr.dicom.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.DicomBytes;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.Vr;
import org.lfsr.dicom.series.SeriesCollector.Added;
import org.lfsr.imaging.Volume;

class SeriesReaderTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("orientations")
    void putsSlicesWhereTheyWereScanned(String name, Orientation orientation, double[] affine) throws Exception {
        List<DataSet> instances =
                new ArrayList<>(MadeSeries.of(7, 5, 6, orientation).classic());
        Collections.shuffle(instances, new Random(1));

        Volume volume = MadeSeries.read(instances).volume();

        assertMade(volume, 1, 0);
        assertThat(volume.affine().toRows()).containsExactly(affine, within(1e-9));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orientations")
    void readsEnhancedInstancesAsClassicOnes(String name, Orientation orientation, double[] affine) throws Exception {
        DataSet instance = MadeSeries.of(7, 5, 6, orientation).enhanced();

        Volume volume = MadeSeries.read(List.of(instance)).volume();

        assertMade(volume, 1, 0);
        assertThat(volume.affine().toRows()).containsExactly(affine, within(1e-9));
    }

    static Stream<Arguments> orientations() {
        return Stream.of(
                Arguments.of(
                        "axial", Orientation.AXIAL, new double[] {-0.5, 0, 0, 30.5, 0, -0.75, 0, -12.25, 0, 0, 2.5, 7}),
                Arguments.of("sagittal", Orientation.SAGITTAL, new double[] {
                    0, 0, 2.5, 30.5, -0.5, 0, 0, -12.25, 0, -0.75, 0, 7
                }),
                Arguments.of("coronal", Orientation.CORONAL, new double[] {
                    -0.5, 0, 0, 30.5, 0, 0, -2.5, -12.25, 0, -0.75, 0, 7
                }),
                Arguments.of("oblique", Orientation.OBLIQUE, new double[] {
                    -0.4, 0.27, 1.2, 30.5, -0.3, -0.36, -1.6, -12.25, 0, -0.6, 1.5, 7
                }));
    }

    @Test
    void rescalesStoredValues() throws Exception {
        MadeSeries made = MadeSeries.of(4, 3, 2, Orientation.AXIAL).rescaled(0.25, -10);

        assertMade(MadeSeries.read(made.classic()).volume(), 0.25, -10);
        assertMade(MadeSeries.read(List.of(made.enhanced())).volume(), 0.25, -10);
    }

    private static void assertMade(Volume volume, double slope, double intercept) {
        for (int z = 0; z < volume.grid().depth(); z++) {
            for (int y = 0; y < volume.grid().height(); y++) {
                for (int x = 0; x < volume.grid().width(); x++) {
                    assertThat(volume.at(x, y, z)).isEqualTo((float) (slope * MadeSeries.stored(x, y, z) + intercept));
                }
            }
        }
    }

    @Test
    void keepsWhatADerivedSeriesNeeds() throws Exception {
        MadeSeries made = MadeSeries.of(4, 3, 3, Orientation.AXIAL);

        SeriesHeader classic = MadeSeries.read(made.classic()).header();
        SeriesHeader enhanced = MadeSeries.read(List.of(made.enhanced())).header();

        assertThat(classic.attributes().requireText(Tags.PATIENT_NAME)).isEqualTo("Made^Müller");
        assertThat(classic.attributes().contains(Tags.INSTANCE_NUMBER)).isFalse();
        assertThat(classic.attributes().contains(Tags.PIXEL_DATA)).isFalse();
        assertThat(classic.frameOfReferenceUid()).contains("2.25.3");
        assertThat(classic.slices().get(2))
                .isEqualTo(new SourceSlice(
                        "1.2.840.10008.5.1.4.1.1.4",
                        "2.25.100.2",
                        Optional.empty(),
                        new PatientVector(-30.5, 12.25, 12)));
        assertThat(enhanced.slices().get(2).frameNumber()).contains(3);
        assertThat(enhanced.slices().get(2).position()).isEqualTo(new PatientVector(-30.5, 12.25, 12));
        assertThat(classic.toString() + classic.slices())
                .doesNotContain("2.25.100")
                .doesNotContain("Made");
    }

    @Test
    void passesOverWhatIsNoImage() throws Exception {
        SeriesCollector collector = new SeriesReader(SeriesLimits.ofVoxels(1000)).begin();
        byte[] report = DicomBytes.explicitLittleEndian()
                .text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.88.11\0")
                .text(0x00080060, "CS", "SR")
                .file();

        Added text =
                collector.add(new ByteArrayInputStream("read me".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        Added other = collector.add(new ByteArrayInputStream(report));
        for (DataSet instance : MadeSeries.of(4, 3, 3, Orientation.AXIAL).classic()) {
            collector.add(new ByteArrayInputStream(MadeSeries.file(instance)));
        }

        assertThat(text).isEqualTo(Added.NOT_DICOM);
        assertThat(other).isEqualTo(Added.OTHER);
        assertThat(collector.images()).isEqualTo(3);
        assertThat(collector.others()).isEqualTo(2);
        assertThat(collector.finish().volume().grid()).hasToString("4 x 3 x 3");
    }

    @Test
    void takesASingleSlicesThicknessForItsDepth() throws Exception {
        DataSet instance = MadeSeries.of(4, 3, 1, Orientation.AXIAL).classic().get(0);
        DataSet bare = instance.toBuilder().remove(Tags.SPACING_BETWEEN_SLICES).build();

        assertThat(MadeSeries.read(List.of(instance)).volume().affine().element(2, 2))
                .isEqualTo(2.5);
        assertThat(MadeSeries.read(List.of(bare)).volume().affine().element(2, 2))
                .isEqualTo(2.0);
    }

    @Test
    void makesPaddingAsDarkAsTheDarkestPixel() throws Exception {
        byte[] pixels = {0, -128, 5, 0, 7, 0, 0, 0}; // -32768, 5, 7, 0
        DataSet instance = MadeSeries.of(2, 2, 1, Orientation.AXIAL).classic().get(0).toBuilder()
                .bytes(Tags.PIXEL_DATA, Vr.OW, pixels)
                .build();
        DataSet padded = instance.toBuilder()
                .bytes(Tags.PIXEL_PADDING_VALUE, Vr.SS, (byte) 0, (byte) -128)
                .build();
        DataSet ranged = padded.toBuilder()
                .bytes(Tags.PIXEL_PADDING_RANGE_LIMIT, Vr.SS, (byte) 5, (byte) 0)
                .build();

        assertThat(MadeSeries.read(List.of(instance)).volume().voxels()).containsExactly(-32768, 5, 7, 0);
        assertThat(MadeSeries.read(List.of(padded)).volume().voxels()).containsExactly(0, 5, 7, 0);
        assertThat(MadeSeries.read(List.of(ranged)).volume().voxels()).containsExactly(0, 0, 7, 0);
    }

    @Test
    void acceptsPositionsThatAreALittleUneven() throws Exception {
        List<DataSet> instances =
                new ArrayList<>(MadeSeries.of(4, 3, 5, Orientation.AXIAL).classic());
        instances.set(
                2,
                instances.get(2).toBuilder()
                        .numbers(Tags.IMAGE_POSITION_PATIENT, -30.5, 12.25, 12.1)
                        .build());

        assertThat(MadeSeries.read(instances).volume().affine().element(2, 2)).isEqualTo(2.5);
    }
}
