package org.lfsr.dicom.series;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
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
import org.lfsr.imaging.Volume;

/** Reads series as dcm2niix converts them. */
class Dcm2niixTest {

    private static final Path REAL = Path.of(System.getProperty("lfsr.shared", "none"), "data", "dicom", "t1_gre_sag");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("orientations")
    void readsClassicSeriesAsDcm2niix(String name, Orientation orientation) throws Exception {
        saved(MadeSeries.of(12, 10, 8, orientation).rescaled(0.5, 100).classic());

        Volume ours = MadeSeries.read(instances());

        Dcm2niix.assertSame(ours, Dcm2niix.unturned(instances(), folder));
        Dcm2niix.assertSameInThePatient(ours, Dcm2niix.turned(instances(), folder("turned")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orientations")
    void readsEnhancedSeriesAsDcm2niix(String name, Orientation orientation) throws Exception {
        saved(List.of(MadeSeries.of(12, 10, 8, orientation).rescaled(0.5, 100).enhanced()));

        Volume ours = MadeSeries.read(instances());

        Dcm2niix.assertSame(ours, Dcm2niix.unturned(instances(), folder));
        Dcm2niix.assertSameInThePatient(ours, Dcm2niix.turned(instances(), folder("turned")));
    }

    static Stream<Arguments> orientations() {
        return Stream.of(
                Arguments.of("axial", Orientation.AXIAL),
                Arguments.of("sagittal", Orientation.SAGITTAL),
                Arguments.of("coronal", Orientation.CORONAL),
                Arguments.of("oblique", Orientation.OBLIQUE));
    }

    @Test
    void readsARealSagittalSeriesAsDcm2niix() throws Exception {
        assumeTrue(Files.isDirectory(REAL), () -> "No data in " + REAL + ": skipped a real series");

        Volume ours = MadeSeries.read(REAL);

        Dcm2niix.assertSame(ours, Dcm2niix.unturned(REAL, folder));
        Dcm2niix.assertSameInThePatient(ours, Dcm2niix.turned(REAL, folder("turned")));
    }

    private Path instances() throws IOException {
        return folder("instances");
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private void saved(List<DataSet> instances) throws IOException {
        for (int i = 0; i < instances.size(); i++) {
            Files.write(instances().resolve("%03d.dcm".formatted(i)), MadeSeries.file(instances.get(i)));
        }
    }
}
