package org.lfsr.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lfsr.events.NewScan;
import org.lfsr.events.ScanFormat;
import org.lfsr.messaging.ScanNames;
import org.lfsr.messaging.SeriesRule;

/** Archives with series of DICOM in them. The store gives two objects a page, so that series go over several. */
class SeriesSweepTest {

    private final Hospital hospital = new Hospital();
    private final FakeTime time = new FakeTime(Hospital.NOON);

    @Test
    void asksForASeriesOnce() throws IOException {
        addSeries("old/p/t1/", 5);
        hospital.add("old/p/t1/notes.json");
        hospital.add("old/p/t1.nii.gz");
        addSeries("old/q/", 1);

        Cursor reached = sweep().run();

        assertThat(hospital.publishedKeys()).containsExactly("old/p/t1.nii.gz", "old/p/t1/", "old/q/");
        assertThat(reached.published()).isEqualTo(3);
        NewScan request = hospital.published.get(1);
        assertThat(request.getFormat()).isEqualTo(ScanFormat.DICOM_SERIES);
        assertThat(request.getLocation().getEtag()).isNull();
        assertThat(request.getScanId()).isEqualTo(ScanNames.seriesPseudonym("scans", "old/p/t1/"));
        assertThat(request.getAnnouncedBy()).isNull();
    }

    @Test
    void asksForASeriesOnceWhereAnotherLiesInside() throws IOException {
        addSeries("old/p/", 2);
        addSeries("old/p/15/", 3);
        hospital.add("old/p/7.dcm");

        sweep().run();

        assertThat(hospital.publishedKeys()).containsExactly("old/p/", "old/p/15/");
    }

    @Test
    void takesASeriesIdFromItsFirstObject() throws IOException {
        hospital.addNamed("old/p/1.dcm", "patient-1");
        hospital.add("old/p/2.dcm");

        sweep().run();

        assertThat(hospital.published).extracting(NewScan::getScanId).containsExactly("patient-1");
    }

    @Test
    void skipsASeriesThatWasDoneUntilAnObjectIsAdded() throws IOException {
        addSeries("old/p/", 3);
        hospital.seriesDone("old/p/", Hospital.NEW, "2026-03-01T00:00:00Z");
        sweep().run();
        List<String> before = hospital.publishedKeys();
        hospital.add("old/p/9.dcm");

        sweep().run();

        assertThat(before).isEmpty();
        assertThat(hospital.skipped).containsExactly("old/p/");
        assertThat(hospital.publishedKeys()).containsExactly("old/p/");
    }

    @Test
    void goesOnBehindASeries() throws IOException {
        addSeries("old/p/", 7);
        addSeries("old/q/", 3);
        FakeTime hurried = new FakeTime(Hospital.NOON, Hospital.NOON.plusSeconds(1));
        Cursor stopped = hospital.sweep(Hospital.settings(), hurried).run();
        List<String> first = hospital.publishedKeys();

        Cursor reached = sweep().run();

        assertThat(stopped.state()).isEqualTo(Cursor.State.RUNNING);
        assertThat(first).containsExactly("old/p/");
        assertThat(hospital.publishedKeys()).containsExactly("old/p/", "old/q/");
        assertThat(reached.published()).isEqualTo(2);
    }

    @Test
    void meetsNoSeriesInItsMiddle() throws IOException {
        addSeries("old/p/", 7);
        ArchiveWalk walk = new ArchiveWalk(hospital.store, Hospital.ARCHIVE, Hospital.OUTPUT);

        assertThat(walk.page("old/p/3.dcm").scans()).isEmpty();
        assertThat(walk.page("").scans()).containsExactly(new ArchiveWalk.Found("old/p/1.dcm", "old/p/"));
    }

    @Test
    void leavesTheMarkerOutOfWhatASeriesIs() throws IOException {
        addSeries("old/p/", 2);
        hospital.seriesDone("old/p/", Hospital.NEW, "2026-03-01T00:00:00Z");
        hospital.add("old/p/DONE");
        SeriesRule series = new SeriesRule(List.of(".dcm"), Optional.of("DONE"));
        Archive archive = new Archive("scans", "old/", List.of(), series);

        hospital.sweep(
                        new SweepSettings(
                                archive,
                                Hospital.OUTPUT,
                                Hospital.NEW,
                                Optional.empty(),
                                Rate.parse("1/s"),
                                Optional.empty()),
                        time)
                .run();

        assertThat(hospital.skipped).containsExactly("old/p/");
    }

    @Test
    void leavesOutASeriesThatBearsTheIdOfAnother() throws IOException {
        hospital.addNamed("old/p/1.dcm", "patient-1");
        hospital.addNamed("old/q/1.dcm", "patient-1");

        sweep().run();

        assertThat(hospital.publishedKeys()).containsExactly("old/p/");
        assertThat(hospital.clashes).containsExactly("old/q with old/p");
    }

    @Test
    void takesNoResultsForSeries() throws IOException {
        hospital.store.put("results", "enhanced/s/m/lesion-00-dicom/0001.dcm", new byte[1], Map.of());
        SweepSettings settings = new SweepSettings(
                new Archive("results", "", List.of()),
                Hospital.OUTPUT,
                Hospital.NEW,
                Optional.empty(),
                Rate.parse("1/s"),
                Optional.empty());

        hospital.sweep(settings, time).run();

        assertThat(hospital.published).isEmpty();
    }

    private void addSeries(String prefix, int instances) {
        for (int i = 1; i <= instances; i++) {
            hospital.add(prefix + i + ".dcm");
        }
    }

    private Sweep sweep() {
        return hospital.sweep(Hospital.settings(), time);
    }
}
