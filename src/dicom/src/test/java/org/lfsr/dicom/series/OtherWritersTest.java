package org.lfsr.dicom.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.Samples;
import org.lfsr.dicom.Tool;
import org.lfsr.imaging.Volume;

/** Reads series that pydicom, dcmtk and GDCM write, and has pydicom read ours. */
class OtherWritersTest {

    private static final String SCRIPT =
            Path.of("src", "test", "python", "series.py").toString();

    @TempDir
    private Path folder;

    @Test
    void readsASeriesThatPydicomWrote() throws Exception {
        Samples.path("test_files");
        Tool.orSkip("python3").run(SCRIPT, "make", folder);

        Volume volume = MadeSeries.read(folder);

        assertThat(volume.grid()).hasToString("12 x 10 x 5");
        assertThat(volume.affine().toRows())
                .containsExactly(new double[] {-0.5, 0, 0, 30.5, 0, 0, -2, -12.25, 0, -0.75, 0, 7}, within(1e-9));
        assertThat(volume.at(3, 4, 2)).isEqualTo(MadeSeries.stored(3, 4, 2));
        assertThat(volume.at(11, 9, 4)).isEqualTo(MadeSeries.stored(11, 9, 4));
    }

    @Test
    void writesWhatPydicomReads() throws Exception {
        Samples.path("test_files");
        List<DataSet> instances = MadeSeries.of(12, 10, 2, Orientation.AXIAL).classic();
        Path first = Files.write(folder.resolve("0.dcm"), MadeSeries.file(instances.get(0)));
        Path second = Files.write(folder.resolve("1.dcm"), MadeSeries.file(instances.get(1)));

        String facts = Tool.orSkip("python3").run(SCRIPT, "facts", first, second);

        assertThat(facts.lines())
                .containsExactly(
                        "Made^M\\xfcller LFSR_0.1 -30.5 12.25 7 5460 (10, 12)",
                        "Made^M\\xfcller LFSR_0.1 -30.5 12.25 9.5 41460 (10, 12)");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "dcmconv, +ti",
        "dcmconv, +tb",
        "dcmconv, +td",
        "dcmcrle, ''",
        "dcmcjpeg, +e1",
        "dcmcjpeg, +el",
        "dcmcjpls, +el",
        "gdcmconv, --rle",
        "gdcmconv, --jpeg",
        "gdcmconv, --j2k",
        "gdcmconv, --jpegls"
    })
    void readsTheSameSeriesFromEachTransferSyntax(String program, String option) throws Exception {
        MadeSeries made = MadeSeries.of(24, 20, 3, Orientation.OBLIQUE).rescaled(0.5, -7);
        List<DataSet> instances = made.classic();
        Path encoded = Files.createDirectory(folder.resolve("encoded"));
        for (int i = 0; i < instances.size(); i++) {
            Path plain = Files.write(folder.resolve(i + ".dcm"), MadeSeries.file(instances.get(i)));
            Tool.orSkip(program)
                    .run(Stream.of(option, plain, encoded.resolve(i + ".dcm"))
                            .filter(word -> !word.equals(""))
                            .toArray());
        }
        Volume wanted = MadeSeries.read(instances).volume();

        Volume volume = MadeSeries.read(encoded);

        assertThat(volume.affine()).isEqualTo(wanted.affine());
        assertThat(volume.voxels()).isEqualTo(wanted.voxels());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"dcmcrle, ''", "dcmcjpeg, +e1", "dcmcjpls, +el", "gdcmconv, --j2k", "gdcmconv, --jpegls"})
    void readsTheFramesOfAnEnhancedInstanceFromTheirFragments(String program, String option) throws Exception {
        MadeSeries made = MadeSeries.of(24, 20, 3, Orientation.OBLIQUE);
        DataSet instance = made.enhanced();
        Path plain = Files.write(folder.resolve("plain.dcm"), MadeSeries.file(instance));
        Path encoded = Files.createDirectory(folder.resolve("encoded"));
        Tool.orSkip(program)
                .run(Stream.of(option, plain, encoded.resolve("0.dcm"))
                        .filter(word -> !word.equals(""))
                        .toArray());

        Volume volume = MadeSeries.read(encoded);

        assertThat(volume.voxels())
                .isEqualTo(MadeSeries.read(List.of(instance)).volume().voxels());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "MR_small",
        "MR_small_bigendian",
        "MR_small_expb",
        "MR_small_implicit",
        "MR_small_padded",
        "MR_small_RLE",
        "MR_small_jp2klossless",
        "MR_small_jpeg_ls_lossless"
    })
    void readsPydicomsOwnImageFromEachEncoding(String name) throws Exception {
        Path file = Samples.path("test_files/" + name + ".dcm");
        Files.copy(file, folder.resolve("0.dcm"));

        Volume volume = MadeSeries.read(folder);

        double sum = 0;
        for (float voxel : volume.voxels()) {
            sum += voxel;
        }
        assertThat(volume.grid()).hasToString("64 x 64 x 1");
        assertThat(sum).isEqualTo(2125338);
    }
}
