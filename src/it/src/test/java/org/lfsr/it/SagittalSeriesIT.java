package org.lfsr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.series.SeriesCollector;
import org.lfsr.dicom.series.SeriesLimits;
import org.lfsr.dicom.series.SeriesReader;
import org.lfsr.events.Outcome;
import org.lfsr.events.Rejection;
import org.lfsr.events.RejectionCode;
import org.lfsr.events.ScanCompleted;
import org.lfsr.imaging.Point;
import org.lfsr.imaging.Volume;
import org.lfsr.local.Checkout;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.StackRecord;
import org.lfsr.storage.ObjectContent;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.testkit.SharedData;

/** A real series of a healthy head, sagittal and a little oblique, with the models that come with the product. */
class SagittalSeriesIT {

    private static final double TOLERANCE_MM = 1e-3;
    private static final int SCALE = 2;

    @TempDir
    Path folder;

    private List<byte[]> files = List.of();

    @BeforeEach
    void readFiles() throws IOException {
        files = new ArrayList<>();
        try (Stream<Path> found = Files.list(SharedData.file("data/dicom/t1_gre_sag"))) {
            for (Path file : found.sorted().toList()) {
                files.add(Files.readAllBytes(file));
            }
        }
    }

    @Test
    void comesOutWhereItLay() throws Exception {
        try (Lab lab = Lab.start(folder, Map.of())) {
            lab.startService();

            ScanCompleted event = lab.complete(lab.putSeries("sagittal", files));

            assertThat(event.getOutcome()).isEqualTo(Outcome.ENHANCED);
            assertThat(event.getSliceCount()).isEqualTo(files.size());
            requirePlaces(lab, event, files);
        }
    }

    /** These take most of each slice for a lesion, a false alarm, so that the whole series would take minutes. */
    @Test
    void comesOutOfTheModelsThatComeWithTheProductOrIsRefusedAsTheSequenceThatItIs() throws Exception {
        List<byte[]> some = files.subList(0, Integer.getInteger("lfsr.real.slices"));
        Map<String, String> configuration = Map.of("lfsr.inference.threads", "0");
        try (Lab lab = Lab.start(folder, Checkout.ofThisProgram().models(), configuration)) {
            lab.startService();

            ScanCompleted named = lab.complete(lab.putSeries("named", some).setSequence("T1"));
            ScanCompleted event = lab.complete(lab.putSeries("sagittal", some));

            assertThat(named.getOutcome()).isEqualTo(Outcome.REJECTED);
            Rejection rejection = Objects.requireNonNull(named.getRejection());
            assertThat(rejection.getCode()).isEqualTo(RejectionCode.OUTSIDE_COMPETENCE);
            assertThat(rejection.getSentence()).contains("Sequence is T1", "was made for T1GD");
            assertThat(event.getOutcome()).isIn(Outcome.NO_LESION, Outcome.ENHANCED);
            requirePlaces(lab, event, some);
        }
    }

    private static void requirePlaces(Lab lab, ScanCompleted event, List<byte[]> files)
            throws IOException, UnreadableDicomException {
        SourcePlanes source = new SourcePlanes(files);
        Manifest manifest = new StoredResults(lab.stack().store()).check(event);
        for (StackRecord stack : manifest.stacks()) {
            requirePlace(source, stack, volume(lab, event, stack));
            requirePlace(source, stack, series(lab, event, stack));
        }
    }

    /** Each corner of a result lies where the source's files have the same place. */
    private static void requirePlace(SourcePlanes source, StackRecord stack, Volume result) {
        assertThat(result.grid().depth()).isEqualTo(stack.sliceCount());
        assertThat(result.grid().width()).isEqualTo(SCALE * stack.inputBox().width());
        assertThat(result.grid().height()).isEqualTo(SCALE * stack.inputBox().height());
        for (int x : new int[] {0, result.grid().width() - 1}) {
            for (int y : new int[] {0, result.grid().height() - 1}) {
                for (int z : new int[] {0, result.grid().depth() - 1}) {
                    Point wanted = source.place(
                            stack.inputBox().x() + coarse(x), stack.inputBox().y() + coarse(y), stack.firstSlice() + z);
                    assertThat(result.affine().apply(x, y, z).distanceMm(wanted))
                            .as("%d, %d, %d of %s", x, y, z, stack.inputBox())
                            .isLessThan(TOLERANCE_MM);
                }
            }
        }
    }

    /** The place of a fine pixel's centre among the coarse pixels. */
    private static double coarse(int fine) {
        return (fine + 0.5) / SCALE - 0.5;
    }

    private static Volume volume(Lab lab, ScanCompleted event, StackRecord stack) throws IOException {
        String bucket = Objects.requireNonNull(event.getOutputBucket());
        return new StoredResults(lab.stack().store()).volume(bucket, stack.volumeKey());
    }

    private static Volume series(Lab lab, ScanCompleted event, StackRecord stack)
            throws IOException, UnreadableDicomException {
        String prefix = stack.volumeKey().replace(".nii.gz", "-dicom/");
        SeriesCollector collector = new SeriesReader(SeriesLimits.ofVoxels(1 << 26)).begin();
        for (String key : lab.products(event.getScanId())) {
            if (key.startsWith(prefix)) {
                ObjectLocation instance = new ObjectLocation(Objects.requireNonNull(event.getOutputBucket()), key);
                try (ObjectContent content = lab.stack().store().read(instance)) {
                    collector.add(content);
                }
            }
        }
        return collector.finish().volume();
    }
}
