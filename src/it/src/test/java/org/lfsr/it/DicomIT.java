package org.lfsr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.events.LesionStack;
import org.lfsr.events.Outcome;
import org.lfsr.events.ScanCompleted;
import org.lfsr.events.UnreadableEventException;
import org.lfsr.imaging.Volume;
import org.lfsr.testkit.TinyScan;

/** A series of DICOM below a prefix, from its event to the series made of it. */
class DicomIT {

    @TempDir
    Path folder;

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
