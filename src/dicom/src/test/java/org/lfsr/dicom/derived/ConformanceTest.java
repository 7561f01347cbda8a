package org.lfsr.dicom.derived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.Tool;
import org.lfsr.dicom.series.Dcm2niix;
import org.lfsr.dicom.series.DicomSeries;
import org.lfsr.dicom.series.MadeSeries;
import org.lfsr.dicom.series.Orientation;
import org.lfsr.imaging.Volume;

/** What programs of others say of derived series. */
class ConformanceTest {

    private static final String PYDICOM = """
            import sys, pydicom
            pydicom.config.settings.reading_validation_mode = pydicom.config.RAISE
            d = pydicom.dcmread(sys.argv[1])
            d.walk(lambda s, e: e.value)
            p = d.pixel_array * float(d.RescaleSlope) + float(d.RescaleIntercept)
            print(d.Rows, d.Columns, '%.6f' % p[3][7], len(d.SourceImageSequence))
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("instances")
    void validatesAsAnImageOfMagneticResonance(String name, List<DataSet> instances) throws Exception {
        Tool dciodvfy = Tool.orSkip("dciodvfy");

        for (Path file : Derived.saved(instances, folder)) {
            assertThat(dciodvfy.run(file)).contains("MRImage").doesNotContain("Error");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("instances")
    void isReadByDcmtk(String name, List<DataSet> instances) throws Exception {
        Path file = Derived.saved(instances, folder).get(0);

        assertThat(Tool.orSkip("dcmftest").run(file)).startsWith("yes");
        assertThat(Tool.orSkip("dcmdump").run(file)).doesNotContain("E:", "W:");
    }

    @Test
    void isReadByPydicom() throws Exception {
        Tool python = Tool.orSkip("python3");
        DicomSeries source = Derived.classic(Orientation.OBLIQUE);
        Volume volume = Derived.stack(source, DerivedKind.ENHANCED).volume();
        Path file = Derived.saved(Derived.instances(source, DerivedKind.ENHANCED), folder)
                .get(2);

        String[] words = python.run("-c", "try:\n import pydicom, numpy\nexcept ImportError:\n print('absent')")
                        .startsWith("absent")
                ? new String[0]
                : python.run("-c", PYDICOM, file).trim().split(" ", -1);

        assumeTrue(words.length > 0, "No pydicom: skipped what it says");
        assertThat(words).hasSize(4);
        assertThat(words[0]).isEqualTo("10");
        assertThat(words[1]).isEqualTo("12");
        assertThat(Double.parseDouble(words[2])).isCloseTo(volume.at(7, 3, 2), within(0.01));
        assertThat(words[3]).isEqualTo("1");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.lfsr.dicom.derived.DerivedSeriesTest#readsBackWithTheSameVoxelsAtTheSamePlaces")
    void isConvertedByDcm2niixToTheSameVolume(String name, Orientation orientation) throws Exception {
        DicomSeries source = Derived.classic(orientation);
        List<DataSet> instances = Derived.instances(source, DerivedKind.ENHANCED);
        Derived.saved(instances, Files.createDirectory(folder.resolve("in")));

        Volume theirs = Dcm2niix.unturned(folder.resolve("in"), Files.createDirectory(folder.resolve("out")));

        Volume ours = MadeSeries.read(instances).volume();
        Dcm2niix.assertSame(ours, theirs);
        assertThat(instances.get(0).requireNumber(Tags.RESCALE_SLOPE)).isPositive();
    }

    static Stream<Arguments> instances() throws Exception {
        DicomSeries source = Derived.classic(Orientation.OBLIQUE);
        List<DataSet> enhanced = Derived.instances(source, DerivedKind.ENHANCED);
        return Stream.of(
                Arguments.of("enhanced", enhanced),
                Arguments.of("interpolated", Derived.instances(source, DerivedKind.INTERPOLATED)),
                Arguments.of("deviation", Derived.instances(source, DerivedKind.DEVIATION)),
                Arguments.of("of frames", Derived.instances(Derived.enhanced(), DerivedKind.ENHANCED)),
                Arguments.of(
                        "de-identified",
                        enhanced.stream()
                                .map(instance -> DeidentificationTest.DEIDENTIFICATION.of(instance, "scan-1"))
                                .toList()));
    }
}
