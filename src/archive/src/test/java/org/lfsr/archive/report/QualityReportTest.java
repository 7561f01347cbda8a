package org.lfsr.archive.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.archive.ArchiveWalk;
import org.lfsr.archive.ArchivedScan;
import org.lfsr.archive.FakeTime;
import org.lfsr.archive.Hospital;
import org.lfsr.archive.Refusals;
import org.lfsr.archive.Results;

class QualityReportTest {

    private static final String JANUARY = "2026-01-01T00:00:00Z";
    private static final String FEBRUARY = "2026-02-01T00:00:00Z";
    private static final String MARCH = "2026-03-01T00:00:00Z";

    private final Hospital hospital = new Hospital();

    @TempDir
    Path folder;

    @Test
    void writesALineAScan() throws IOException {
        hospital.add("old/a.nii");
        hospital.done(
                "old/a.nii",
                Hospital.OLD,
                JANUARY,
                Hospital.accepted(1, Hospital.quality(30.0, 1.5, 31.0)),
                Hospital.replaced(3, Hospital.quality(34.0, 1.9, 35.0)));
        hospital.done("old/a.nii", Hospital.NEW, MARCH, Hospital.accepted(2, Hospital.quality(40.0, null, 36.25)));
        String id = hospital.id("old/a.nii");

        List<Path> files = report().write(there());

        assertThat(Files.readAllLines(files.get(0)))
                .containsExactly(
                        "scan_id,change,old_models,new_models,old_outcome,new_outcome,old_stacks,new_stacks,"
                                + "old_replaced,new_replaced,old_redegradation_psnr_db,new_redegradation_psnr_db,"
                                + "old_redegradation_ssim,new_redegradation_ssim,old_sharpness_gain,new_sharpness_gain,"
                                + "old_lesion_overlap,new_lesion_overlap,old_reference_psnr_db,new_reference_psnr_db,"
                                + "old_reference_ssim,new_reference_ssim",
                        id + ",BETTER," + Hospital.OLD.name() + "," + Hospital.NEW.name()
                                + ",ENHANCED,ENHANCED,2,1,1,0,33.0000,40.0000,0.9000,0.9000,1.8000,,"
                                + "0.8000,0.8000,34.0000,36.2500,0.7000,0.7000");
    }

    @Test
    void leavesEmptyWhatIsNotKnown() throws IOException {
        hospital.add("old/a.nii");

        List<Path> files = report().write(there());

        assertThat(Files.readAllLines(files.get(0)).get(1))
                .isEqualTo(hospital.id("old/a.nii") + ",NOT_DONE" + ",".repeat(20));
        assertThat(files).as("nothing can be drawn").hasSize(1);
    }

    @Test
    void comparesWithTheNewestOfOtherModelsOfTheSameBytes() throws IOException {
        hospital.add("old/a.nii");
        hospital.done("old/a.nii", Hospital.OLD, JANUARY, Hospital.accepted(1, Hospital.quality(30.0, 1.0, null)));
        hospital.done("old/a.nii", Hospital.OLDER, FEBRUARY, Hospital.accepted(1, Hospital.quality(35.0, 1.0, null)));
        hospital.done("old/a.nii", Hospital.NEW, MARCH, Hospital.accepted(1, Hospital.quality(33.0, 1.0, null)));

        Comparison comparison = report().comparisons().get(0);

        assertThat(comparison.before())
                .isNotNull()
                .extracting(Figures::modelSet)
                .isEqualTo(Hospital.OLDER.name());
        assertThat(comparison.change()).isEqualTo(Change.WORSE);
    }

    @Test
    void summarizesInALine() throws IOException {
        hospital.add("old/better.nii");
        hospital.done("old/better.nii", Hospital.OLD, JANUARY, Hospital.accepted(1, Hospital.quality(30.0, 1.0, null)));
        hospital.done("old/better.nii", Hospital.NEW, MARCH, Hospital.accepted(1, Hospital.quality(31.0, 1.0, null)));
        hospital.add("old/worse.nii");
        hospital.done("old/worse.nii", Hospital.OLD, JANUARY, Hospital.accepted(1, Hospital.quality(30.0, 1.0, null)));
        hospital.done("old/worse.nii", Hospital.NEW, MARCH, Hospital.replaced(1, Hospital.quality(31.0, 1.0, null)));
        hospital.add("old/gone.nii");
        hospital.done("old/gone.nii", Hospital.OLD, JANUARY, Hospital.accepted(1, Hospital.quality(30.0, 1.0, null)));
        hospital.done("old/gone.nii", Hospital.NEW, MARCH);
        hospital.add("old/same.nii");
        hospital.done("old/same.nii", Hospital.OLD, JANUARY);
        hospital.done("old/same.nii", Hospital.NEW, MARCH);
        hospital.add("old/first.nii");
        hospital.done("old/first.nii", Hospital.NEW, MARCH);
        hospital.add("old/rejected.nii");
        hospital.done("old/rejected.nii", Hospital.OLD, JANUARY);

        String summary = report().summary(1);

        assertThat(summary)
                .isEqualTo("Done 5 of 6 scans (1 of them before this sweep): better 1, worse 1, the same 1, "
                        + "lesions differ 1, no earlier result 1; rejected 0, not done 1");
    }

    @Test
    void drawsOldAgainstNew() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            String key = "old/%02d.nii".formatted(i);
            double old = 30 + 4 * random.nextGaussian();
            double gain = 1 + random.nextGaussian();
            hospital.add(key);
            hospital.done(key, Hospital.OLD, JANUARY, Hospital.accepted(1, Hospital.quality(old, 1.0, old - 2)));
            hospital.done(
                    key, Hospital.NEW, MARCH, Hospital.accepted(1, Hospital.quality(old + gain, 1.0, old - 2 + gain)));
        }
        hospital.add("old/infinite.nii");
        hospital.done(
                "old/infinite.nii",
                Hospital.OLD,
                JANUARY,
                Hospital.accepted(1, Hospital.quality(Double.POSITIVE_INFINITY, null, null)));
        hospital.done(
                "old/infinite.nii",
                Hospital.NEW,
                MARCH,
                Hospital.accepted(1, Hospital.quality(Double.POSITIVE_INFINITY, null, null)));

        List<Path> files = report().write(there());

        BufferedImage picture = ImageIO.read(files.get(1).toFile());
        assertThat(picture.getWidth()).isEqualTo(2 * picture.getHeight());
        assertThat(pixelsOf(picture, 0x1B7837)).as("what is better").isGreaterThan(500);
        assertThat(pixelsOf(picture, 0xB2182B)).as("what is not").isBetween(20L, 5000L);
    }

    @Test
    void waitsUntilAllIsDoneOrTheTimeIsOver() throws IOException {
        hospital.add("old/a.nii");
        FakeTime time = new FakeTime(Instant.parse(MARCH));
        Completeness completeness = new Completeness(results(), Hospital.NEW, Refusals.NONE, time);

        int open = completeness.await(scans(), Duration.ofMinutes(10));
        hospital.done("old/a.nii", Hospital.NEW, MARCH);
        int openThen = completeness.await(scans(), Duration.ofMinutes(10));

        assertThat(open).isEqualTo(1);
        assertThat(openThen).isZero();
        assertThat(time.now()).isEqualTo(Instant.parse(MARCH).plusSeconds(600));
    }

    @Test
    void doesNotWaitForWhatWasRejected() throws IOException {
        hospital.add("old/a.nii");
        hospital.add("old/b.nii");
        hospital.done("old/b.nii", Hospital.NEW, MARCH);
        FakeTime time = new FakeTime(Instant.parse(MARCH));
        Refusals refusals = () -> Set.of(scans().get(0).requestId(Hospital.NEW), "somebody else's");

        int open = new Completeness(results(), Hospital.NEW, refusals, time).await(scans(), Duration.ofMinutes(10));
        QualityReport report = QualityReport.of(scans(), results(), Hospital.NEW, refusals);

        assertThat(open).isZero();
        assertThat(time.now()).isEqualTo(Instant.parse(MARCH));
        assertThat(report.comparisons())
                .extracting(Comparison::change)
                .containsExactlyInAnyOrder(Change.REJECTED, Change.FIRST);
        assertThat(report.summary(0)).startsWith("Done 1 of 2 scans").endsWith("rejected 1, not done 0");
    }

    private QualityReport report() throws IOException {
        return QualityReport.of(scans(), results(), Hospital.NEW, Refusals.NONE);
    }

    private List<ArchivedScan> scans() throws IOException {
        return new ArchiveWalk(hospital.store, Hospital.ARCHIVE, Hospital.OUTPUT).scans();
    }

    private Results results() {
        return new Results(hospital.store, Hospital.OUTPUT);
    }

    private Path there() {
        return folder.resolve("report");
    }

    private static long pixelsOf(BufferedImage picture, int color) {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        long count = 0;
        for (int pixel : pixels) {
            count += (pixel & 0xFFFFFF) == color ? 1 : 0;
        }
        return count;
    }
}
