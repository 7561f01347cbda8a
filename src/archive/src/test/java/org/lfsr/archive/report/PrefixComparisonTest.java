package org.lfsr.archive.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lfsr.archive.Hospital;
import org.lfsr.pipeline.delivery.ProductKeys;

class PrefixComparisonTest {

    private static final String JANUARY = "2026-01-01T00:00:00Z";
    private static final String MARCH = "2026-03-01T00:00:00Z";

    private final Hospital hospital = new Hospital();

    @Test
    void comparesWhatTwoServicesMadeOfAScan() throws IOException {
        tried("a", 35.0);
        reliedUpon("a", 30.0);

        Comparison found = compared();

        assertThat(found.scanId()).isEqualTo(hospital.id("old/a.nii"));
        assertThat(found.change()).isEqualTo(Change.BETTER);
        assertThat(found.before()).isNotNull().extracting(Figures::modelSet).isEqualTo(Hospital.OLD.name());
        assertThat(found.after()).isNotNull().extracting(Figures::modelSet).isEqualTo(Hospital.NEW.name());
    }

    @Test
    void saysWhatOnlyOneOfThemHasDone() throws IOException {
        tried("a", 35.0);
        reliedUpon("b", 30.0);

        QualityReport report = comparison().since(Instant.EPOCH);

        assertThat(report.comparisons().stream().collect(Collectors.toMap(Comparison::scanId, Comparison::change)))
                .containsEntry(hospital.id("old/a.nii"), Change.FIRST)
                .containsEntry(hospital.id("old/b.nii"), Change.NOT_DONE)
                .hasSize(2);
    }

    @Test
    void comparesOnlyResultsOfTheSameBytes() throws IOException {
        tried("a", 35.0);
        String id = hospital.id("old/a.nii");
        hospital.add("old/other.nii");
        hospital.done(
                id, "old/other.nii", Hospital.OLD, JANUARY, Hospital.accepted(1, Hospital.quality(30.0, 1.0, null)));

        assertThat(compared().change()).isEqualTo(Change.FIRST);
    }

    @Test
    void leavesOutWhatWasFinishedBefore() throws IOException {
        reliedUpon("a", 30.0);

        assertThat(comparison().since(Instant.MAX).comparisons()).isEmpty();
    }

    private void reliedUpon(String name, double decibels) throws IOException {
        String key = "old/%s.nii".formatted(name);
        hospital.add(key);
        hospital.done(key, Hospital.OLD, JANUARY, Hospital.accepted(1, Hospital.quality(decibels, 1.0, null)));
    }

    private void tried(String name, double decibels) throws IOException {
        String key = "old/%s.nii".formatted(name);
        hospital.add(key);
        hospital.done(key, Hospital.NEW, MARCH, Hospital.accepted(1, Hospital.quality(decibels, 1.0, null)));
        hospital.move(hospital.id(key), "shadow");
    }

    private Comparison compared() throws IOException {
        QualityReport report = comparison().since(Instant.EPOCH);
        assertThat(report.comparisons()).hasSize(1);
        return report.comparisons().get(0);
    }

    private PrefixComparison comparison() {
        return new PrefixComparison(
                hospital.store, Hospital.OUTPUT.bucket(), Hospital.OUTPUT.keys(), new ProductKeys("shadow"));
    }
}
