package org.lfsr.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.events.LesionStack;
import org.lfsr.events.Outcome;
import org.lfsr.events.ScanCompleted;
import org.lfsr.events.UnreadableEventException;
import org.lfsr.imaging.Volume;
import org.lfsr.local.Buckets;
import org.lfsr.local.Topics;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.testkit.DicomScans;
import org.lfsr.testkit.TinyScan;

/** A series of DICOM below a prefix, from its event to the series made of it. */
class DicomIT {

    @TempDir
    Path folder;

    /** As a store does that knows nothing of series; the announcements are on all partitions. */
    @Test
    void doesASeriesOnceThatIsAnnouncedObjectByObject() throws IOException, UnreadableEventException {
        Map<String, String> configuration = Map.of("lfsr.reading.dicom.quiet-time", "3s");
        try (Lab lab = Lab.start(folder, configuration)) {
            lab.startService();
            lab.startService();

            for (String key : lab.storeSeries("in/series", DicomScans.files(TinyScan.withLesion(1)))) {
                announce(lab, key);
            }
            lab.completions().awaitCount(1);
            lab.completions().watch(Duration.ofSeconds(8));

            assertThat(lab.completions().seen())
                    .extracting(ScanCompleted::getOutcome)
                    .containsExactly(Outcome.ENHANCED);
            ScanCompleted completed = lab.completions().seen().get(0);
            assertThat(completed.getInput().getKey()).isEqualTo("in/series/");
            assertThat(completed.getSliceCount()).isEqualTo(TinyScan.GRID.depth());
        }
    }

    private static void announce(Lab lab, String key) throws IOException {
        String event = """
                {"Records":[{"eventName":"s3:ObjectCreated:Put","eventTime":"2026-03-04T05:06:07.089Z",
                 "s3":{"bucket":{"name":"%s"},"object":{"key":"%s","eTag":"%s","sequencer":"1"}}}]}""";
        String etag =
                lab.stack().store().stat(new ObjectLocation(Buckets.SCANS, key)).etag();
        lab.stack()
                .publisher()
                .send(
                        Topics.NOTIFICATIONS,
                        key,
                        event.formatted(Buckets.SCANS, key, etag).getBytes(UTF_8));
    }

    @Test
    void enhancesASeriesAsItsVolumeAndAnswersInDicom() throws IOException, UnreadableEventException {
        Volume scan = TinyScan.withLesion(1);
        try (Lab lab = Lab.start(folder, Map.of())) {
            lab.startService();

            ScanCompleted ofSeries = lab.complete(lab.putSeries("series", scan));
            ScanCompleted ofFile = lab.complete(lab.put("file", scan));

            assertThat(ofSeries.getOutcome()).isEqualTo(Outcome.ENHANCED);
            assertThat(ofSeries.getInput().getKey()).isEqualTo("series/");
            assertThat(ofSeries.getStacks()).hasSize(1);
            LesionStack stack = ofSeries.getStacks().get(0);
            LesionStack same = ofFile.getStacks().get(0);
            assertThat(stack.getInputBox()).isEqualTo(same.getInputBox());
            assertThat(stack.getSliceCount()).isEqualTo(same.getSliceCount());
            List<String> products = lab.products("series");
            assertThat(products)
                    .filteredOn(key -> key.contains("/lesion-00-dicom/"))
                    .hasSize(stack.getSliceCount());
            assertThat(lab.products("file")).noneMatch(key -> key.endsWith(".dcm"));
        }
    }
}
