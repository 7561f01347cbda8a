package org.lfsr.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lfsr.events.NewScan;
import org.lfsr.events.Priority;
import org.lfsr.events.Scale;
import org.lfsr.events.ScanFormat;
import org.lfsr.storage.ObjectLocation;

class SweepTest {

    private final Hospital hospital = new Hospital();
    private final FakeTime time = new FakeTime(Hospital.NOON);

    @Test
    void asksForEveryScanInTheOrderOfTheirKeys() throws IOException {
        hospital.add("old/c.nii.gz");
        hospital.add("old/a.nii");
        hospital.add("old/b/x.nii.gz");
        hospital.add("old/notes.txt");
        hospital.add("young/d.nii");

        Cursor reached = sweep().run();

        assertThat(hospital.publishedKeys()).containsExactly("old/a.nii", "old/b/x.nii.gz", "old/c.nii.gz");
        assertThat(reached.state()).isEqualTo(Cursor.State.FINISHED);
        assertThat(reached.published()).isEqualTo(3);
    }

    @Test
    void leavesOutWhatBearsTheIdOfAnotherScan() throws IOException {
        hospital.addNamed("old/a.nii", "patient-1");
        hospital.addNamed("old/b.nii", "patient-1");
        sweep().run();
        hospital.done("patient-1", "old/a.nii", Hospital.NEW, "2026-03-01T00:00:00Z");

        sweep().run();

        assertThat(hospital.publishedKeys()).containsExactly("old/a.nii");
        assertThat(hospital.skipped).containsExactly("old/a.nii");
        assertThat(hospital.clashes).containsExactly("old/b.nii with old/a.nii", "old/b.nii with old/a.nii");
    }

    @Test
    void ofTwoScansOfOneIdTheOneCountsThatWasDone() throws IOException {
        hospital.addNamed("old/a.nii", "patient-1");
        hospital.addNamed("old/b.nii", "patient-1");
        hospital.done("patient-1", "old/b.nii", Hospital.NEW, "2026-03-01T00:00:00Z");

        sweep().run();

        assertThat(hospital.published).isEmpty();
        assertThat(hospital.clashes).containsExactly("old/a.nii with old/b.nii");
        assertThat(hospital.skipped).containsExactly("old/b.nii");
    }

    @Test
    void aScanThatMovedKeepsItsId() throws IOException {
        hospital.addNamed("old/a.nii", "patient-1");
        hospital.done("patient-1", "old/a.nii", Hospital.NEW, "2026-03-01T00:00:00Z");
        hospital.store.delete(new ObjectLocation("scans", "old/a.nii"));
        hospital.addNamed("old/b.nii", "patient-1");

        sweep().run();

        assertThat(hospital.publishedKeys()).containsExactly("old/b.nii");
        assertThat(hospital.clashes).isEmpty();
    }

    @Test
    void takesNoResultsForScans() throws IOException {
        hospital.store.put("results", "enhanced/s/m/lesion-00.nii.gz", new byte[1], Map.of());
        hospital.store.put("results", "scan.nii.gz", new byte[1], Map.of());
        Archive archive = new Archive("results", "", List.of());
        SweepSettings settings = new SweepSettings(
                archive, Hospital.OUTPUT, Hospital.NEW, Optional.empty(), Rate.parse("1/s"), Optional.empty());

        hospital.sweep(settings, time).run();

        assertThat(hospital.publishedKeys()).containsExactly("scan.nii.gz");
    }

    @Test
    void saysAllThatARequestSays() throws IOException {
        hospital.add("old/a.nii");
        hospital.done("old/a.nii", Hospital.OLD, "2026-01-01T00:00:00Z");

        sweep().run();

        NewScan scan = hospital.published.get(0);
        assertThat(scan.getEventId()).matches("sweep-[0-9a-f]{32}");
        assertThat(scan.getScanId()).isEqualTo(hospital.id("old/a.nii")).matches("scan-[0-9a-f]{32}");
        assertThat(scan.getLocation().getBucket()).isEqualTo("scans");
        assertThat(scan.getLocation().getEtag())
                .isEqualTo(hospital.stat("old/a.nii").etag());
        assertThat(scan.getLocation().getSizeBytes()).isEqualTo(9);
        assertThat(scan.getFormat()).isEqualTo(ScanFormat.NIFTI);
        assertThat(scan.getSequence()).isEqualTo("T1GD");
        assertThat(scan.getScale()).isEqualTo(Scale.X2);
        assertThat(scan.getPriority()).isEqualTo(Priority.ARCHIVE);
        assertThat(scan.getReference())
                .isEqualTo(org.lfsr.events.ObjectLocation.newBuilder()
                        .setBucket("truth")
                        .setKey("old/a.nii")
                        .setEtag("fine")
                        .build());
        assertThat(scan.getLesionMask()).isNull();
        assertThat(scan.getRequestedAt()).isEqualTo(Hospital.NOON);
    }

    @Test
    void takesTheIdThatTheObjectBears() throws IOException {
        hospital.store.put("scans", "old/a.nii", new byte[1], Map.of("scan-id", "patient-7"));
        hospital.store.put("scans", "old/b.nii", new byte[1], Map.of("scan-id", "no id"));

        sweep().run();

        assertThat(hospital.published)
                .extracting(NewScan::getScanId)
                .containsExactly("patient-7", hospital.id("old/b.nii"));
    }

    @Test
    void takesTheIdUnderWhichTheSameBytesWereDoneBefore() throws IOException {
        hospital.add("old/a.nii");
        hospital.done("chosen", "old/a.nii", Hospital.OLD, "2026-01-01T00:00:00Z");
        hospital.add("old/b.nii");
        hospital.done("stale", "old/b.nii", Hospital.OLD, "2026-01-01T00:00:00Z");
        hospital.store.put("scans", "old/b.nii", new byte[] {7}, Map.of());

        sweep().run();

        assertThat(hospital.published)
                .extracting(NewScan::getScanId)
                .containsExactly("chosen", hospital.id("old/b.nii"));
    }

    @Test
    void skipsWhatTheseModelsHaveDone() throws IOException {
        for (String key : List.of("old/done.nii", "old/by-others.nii", "old/changed.nii", "old/lost.nii")) {
            hospital.add(key);
        }
        hospital.done("old/done.nii", Hospital.NEW, "2026-01-01T00:00:00Z");
        hospital.done("old/by-others.nii", Hospital.OLD, "2026-01-01T00:00:00Z");
        hospital.done("old/lost.nii", Hospital.NEW, "2026-01-01T00:00:00Z");
        hospital.store.delete(new ObjectLocation(
                "results",
                "enhanced/%s/%s/lesion-00.nii.gz".formatted(hospital.id("old/lost.nii"), Hospital.NEW.name())));
        hospital.done("old/changed.nii", Hospital.NEW, "2026-01-01T00:00:00Z");
        hospital.store.put("scans", "old/changed.nii", new byte[] {7}, Map.of());

        Cursor reached = sweep().run();

        assertThat(hospital.skipped).containsExactly("old/done.nii");
        assertThat(hospital.publishedKeys()).containsExactly("old/by-others.nii", "old/changed.nii", "old/lost.nii");
        assertThat(reached.skipped()).isEqualTo(1);
    }

    @Test
    void asksForTheSameWithTheSameIdEachTimeItBeginsAnew() throws IOException {
        hospital.add("old/a.nii");

        sweep().run();
        sweep().run();

        assertThat(hospital.published).hasSize(2);
        assertThat(hospital.published.get(1).getEventId())
                .isEqualTo(hospital.published.get(0).getEventId());
        assertThat(hospital.resumedBehind).isEmpty();
    }

    @Test
    void asksForOtherBytesWithAnotherId() throws IOException {
        hospital.add("old/a.nii");

        sweep().run();
        hospital.store.put("scans", "old/a.nii", new byte[] {7}, Map.of());
        sweep().run();

        assertThat(hospital.published).extracting(NewScan::getEventId).doesNotHaveDuplicates();
    }

    @Test
    void keepsToTheRate() throws IOException {
        for (int i = 0; i < 5; i++) {
            hospital.add("old/%d.nii".formatted(i));
        }
        hospital.done("old/2.nii", Hospital.NEW, "2026-01-01T00:00:00Z");

        sweep().run();

        assertThat(hospital.publishedAt)
                .containsExactly(
                        Hospital.NOON,
                        Hospital.NOON.plusSeconds(2),
                        Hospital.NOON.plusSeconds(4),
                        Hospital.NOON.plusSeconds(6));
    }

    @Test
    void keepsToOffPeakHoursAcrossMidnight() throws IOException {
        for (int i = 0; i < 7; i++) {
            hospital.add("old/%d.nii".formatted(i));
        }
        OffPeak hours = OffPeak.parse("23:00-01:00", ZoneId.of("UTC"));

        hospital.sweep(Hospital.settings(new Rate(1, Duration.ofMinutes(40)), Optional.of(hours)), time)
                .run();

        assertThat(hospital.publishedAt)
                .extracting(Instant::toString)
                .containsExactly(
                        "2026-03-04T23:00:00Z",
                        "2026-03-04T23:40:00Z",
                        "2026-03-05T00:20:00Z",
                        "2026-03-05T23:00:00Z",
                        "2026-03-05T23:40:00Z",
                        "2026-03-06T00:20:00Z",
                        "2026-03-06T23:00:00Z");
        assertThat(hospital.waits).extracting(Instant::toString).contains("2026-03-04T23:00:00Z");
    }

    @Test
    void stopsBetweenTwoEventsAndGoesOnThere() throws IOException {
        for (int i = 0; i < 5; i++) {
            hospital.add("old/%d.nii".formatted(i));
        }

        Cursor stopped = hospital.sweep(Hospital.settings(), new FakeTime(Hospital.NOON, Hospital.NOON.plusSeconds(5)))
                .run();
        Cursor finished = sweep().run();

        assertThat(stopped.state()).isEqualTo(Cursor.State.RUNNING);
        assertThat(stopped.lastKey()).isEqualTo("old/2.nii");
        assertThat(hospital.resumedBehind).containsExactly("old/2.nii");
        assertThat(hospital.publishedKeys())
                .containsExactly("old/0.nii", "old/1.nii", "old/2.nii", "old/3.nii", "old/4.nii");
        assertThat(finished.published()).isEqualTo(5);
        assertThat(finished.startedAt()).isEqualTo(stopped.startedAt());
    }

    @Test
    void savesHowFarItIsWhenTheBrokerFails() {
        for (int i = 0; i < 4; i++) {
            hospital.add("old/%d.nii".formatted(i));
        }
        Sweep failing = new Sweep(
                hospital.store,
                Hospital.settings(),
                scan -> {
                    if (scan.getLocation().getKey().equals("old/3.nii")) {
                        throw new IOException("The broker is away");
                    }
                },
                time,
                new SilentListener());

        assertThatThrownBy(failing::run).isInstanceOf(IOException.class).hasMessage("The broker is away");

        assertThatNextBegins("old/3.nii");
    }

    private void assertThatNextBegins(String key) {
        try {
            sweep().run();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(hospital.publishedKeys()).startsWith(key);
    }

    @Test
    void rehearsesWithoutLeavingATrace() throws IOException {
        hospital.add("old/a.nii");
        hospital.add("old/b.nii");
        hospital.add("old/c.nii");
        hospital.done("old/b.nii", Hospital.NEW, "2026-01-01T00:00:00Z");
        OffPeak hours = OffPeak.parse("23:00-01:00", ZoneId.of("UTC"));
        Sweep sweep = hospital.sweep(Hospital.settings(Rate.parse("1/h"), Optional.of(hours)), time);

        Cursor reached = sweep.rehearse();

        assertThat(reached.published()).isEqualTo(2);
        assertThat(reached.skipped()).isEqualTo(1);
        assertThat(hospital.published).isEmpty();
        assertThat(time.now()).isEqualTo(Hospital.NOON);
        assertThat(hospital.store.list("results", "reprocess/", "", 1).objects())
                .isEmpty();
    }

    @Test
    void beginsAnewWhereTheCursorCannotBeRead() throws IOException {
        hospital.add("old/a.nii");
        sweep().run();
        ObjectLocation cursor = hospital.store
                .list("results", "reprocess/", "", 1)
                .objects()
                .get(0)
                .location();
        hospital.store.put(
                "results",
                cursor.key(),
                "{\"format\": 1, \"lastKey\": \"z\"}".getBytes(StandardCharsets.UTF_8),
                Map.of());

        sweep().run();

        assertThat(hospital.publishedKeys()).containsExactly("old/a.nii", "old/a.nii");
        assertThat(cursor.key()).matches("reprocess/ld-1.0.0_lfsr-x2-2.0.0_[0-9a-f]{8}/[0-9a-f]{32}\\.json");
    }

    private Sweep sweep() {
        return hospital.sweep(Hospital.settings(), time);
    }

    /** Says nothing. */
    private static final class SilentListener implements SweepListener {

        @Override
        public void resumed(Cursor from) {
            throw new AssertionError("It began anew");
        }

        @Override
        public void waits(OffPeak hours, Instant until) {
            throw new AssertionError("It need not wait");
        }

        @Override
        public void published(ArchivedScan scan) {
            // Seen elsewhere.
        }

        @Override
        public void clashes(ArchivedScan scan, ObjectLocation other) {
            throw new AssertionError("No scans bear one id");
        }

        @Override
        public void skipped(ArchivedScan scan) {
            throw new AssertionError("Nothing is done");
        }
    }
}
