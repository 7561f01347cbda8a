package org.lfsr.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.dicom.DicomLimits;
import org.lfsr.dicom.DicomReader;
import org.lfsr.dicom.TransferSyntax;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.events.LesionStack;
import org.lfsr.events.Outcome;
import org.lfsr.events.ScanCompleted;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiLimits;
import org.lfsr.imaging.nifti.NiftiReader;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.StackRecord;
import org.lfsr.testkit.DicomScans;
import org.lfsr.testkit.TinyScan;

/**
 * One scan as NIfTI and as a series of DICOM in each encoding that others write without loss: the same lesion at the
 * same place. The scan is a part of a real one where there is one.
 */
class TransferSyntaxIT {

    private static final String REAL_SCAN = "data/brats2018/val/Brats18_2013_23_1/Brats18_2013_23_1_t1ce.nii.gz";
    private static final int FIRST_SLICE = 76;
    private static final int SLICES = 5;
    private static final double TOLERANCE_MM = 1e-4;

    @TempDir
    static Path labFolder;

    private static @Nullable Lab running;
    private static @Nullable List<byte[]> plain;
    private static @Nullable ScanCompleted ofNifti;

    @TempDir
    Path folder;

    @BeforeAll
    static void startAndDoTheFile() throws Exception {
        Volume scan = scan();
        Lab lab = Lab.start(labFolder, Map.of());
        running = lab;
        lab.startService();
        plain = DicomScans.files(scan);
        ofNifti = lab.complete(lab.put("nifti", scan));
    }

    @AfterAll
    static void stop() throws IOException {
        Lab lab = running;
        if (lab != null) {
            lab.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void givesTheSameRegionAsTheFile(Transcoder transcoder) throws Exception {
        Lab lab = Objects.requireNonNull(running);
        ScanCompleted wanted = Objects.requireNonNull(ofNifti);
        List<byte[]> files = transcoder.encode(Objects.requireNonNull(plain), folder);
        String scanId = transcoder.toString().replaceAll("[^a-z0-9]+", "-");

        ScanCompleted found = lab.complete(lab.putSeries(scanId, files));

        assertThat(syntaxes(files)).containsOnly(transcoder.syntax());
        assertThat(wanted.getOutcome()).isEqualTo(Outcome.ENHANCED);
        assertThat(found.getOutcome()).isEqualTo(Outcome.ENHANCED);
        assertThat(found.getStacks())
                .isNotEmpty()
                .extracting(TransferSyntaxIT::region)
                .isEqualTo(regions(wanted));
        requireSameVolumes(volumes(lab, found), volumes(lab, wanted));
    }

    static List<Transcoder> givesTheSameRegionAsTheFile() {
        return Transcoder.all();
    }

    private static List<String> regions(ScanCompleted event) {
        return event.getStacks().stream().map(TransferSyntaxIT::region).toList();
    }

    private static String region(LesionStack stack) {
        return "%d slices from %d on, %s".formatted(stack.getSliceCount(), stack.getFirstSlice(), stack.getInputBox());
    }

    private static void requireSameVolumes(List<Volume> found, List<Volume> wanted) {
        assertThat(found).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(found.get(i).grid()).isEqualTo(wanted.get(i).grid());
            assertThat(found.get(i).voxels()).isEqualTo(wanted.get(i).voxels());
            assertThat(found.get(i).affine().toRows())
                    .containsExactly(wanted.get(i).affine().toRows(), within(TOLERANCE_MM));
        }
    }

    private static List<Volume> volumes(Lab lab, ScanCompleted event) throws IOException {
        StoredResults results = new StoredResults(lab.stack().store());
        Manifest manifest = results.check(event);
        List<Volume> volumes = new ArrayList<>();
        for (StackRecord stack : manifest.stacks()) {
            volumes.add(results.volume(Objects.requireNonNull(event.getOutputBucket()), stack.volumeKey()));
        }
        return volumes;
    }

    private static List<TransferSyntax> syntaxes(List<byte[]> files) throws IOException, UnreadableDicomException {
        List<TransferSyntax> syntaxes = new ArrayList<>();
        for (byte[] file : files) {
            syntaxes.add(new DicomReader(DicomLimits.USUAL)
                    .read(new ByteArrayInputStream(file))
                    .transferSyntax());
        }
        return syntaxes;
    }

    /** Some slices through the tumour of a real scan, or else a made one. */
    private static Volume scan() throws IOException, UnreadableVolumeException {
        String shared = System.getProperty("lfsr.shared");
        Path file = Path.of(shared == null ? "" : shared, REAL_SCAN);
        if (!Files.exists(file)) {
            return TinyScan.withLesion(1);
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return part(new NiftiReader(NiftiLimits.ofVoxels(1 << 24)).read(stream));
        }
    }

    private static Volume part(Volume whole) {
        Grid grid = new Grid(whole.grid().width(), whole.grid().height(), SLICES);
        int first = FIRST_SLICE * grid.sliceLength();
        Affine affine = whole.affine().cropped(0, 0, FIRST_SLICE);
        return new Volume(grid, affine, Arrays.copyOfRange(whole.voxels(), first, first + grid.length()));
    }
}
