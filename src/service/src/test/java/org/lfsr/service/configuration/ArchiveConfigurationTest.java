package org.lfsr.service.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lfsr.archive.Archive;
import org.lfsr.archive.ModelPair;
import org.lfsr.archive.OffPeak;
import org.lfsr.archive.Output;
import org.lfsr.archive.Rate;
import org.lfsr.archive.SweepSettings;
import org.lfsr.messaging.SeriesRule;
import org.lfsr.pipeline.delivery.ProductKeys;
import org.lfsr.service.Examples;

class ArchiveConfigurationTest {

    private static final SeriesRule SERIES = new SeriesRule(List.of(".ima"), Optional.of("DONE"));

    @Test
    void readsTheArchive() {
        ArchiveConfiguration archive = Mappings.of(
                ArchiveConfiguration.class,
                Map.ofEntries(
                        Map.entry("lfsr.archive.schedule", "0 0 20 * * ?"),
                        Map.entry("lfsr.archive.bucket", "old"),
                        Map.entry("lfsr.archive.prefix", "2019/"),
                        Map.entry("lfsr.archive.masks", "*_t1ce.nii.gz"),
                        Map.entry("lfsr.archive.scale", "4"),
                        Map.entry("lfsr.archive.rate", "5/h"),
                        Map.entry("lfsr.archive.off-peak", "20:00-06:00"),
                        Map.entry("lfsr.archive.zone", "Europe/Zurich")));

        assertThat(archive.schedule()).isEqualTo("0 0 20 * * ?");
        assertThat(ArchiveConversions.sweep(
                        archive, Examples.delivery(), Examples.models(), Optional.of("T1GD"), SERIES))
                .hasValue(new SweepSettings(
                        new Archive("old", "2019/", List.of("*_t1ce.nii.gz"), SERIES),
                        new Output("results", new ProductKeys("enhanced")),
                        ModelPair.of(Examples.models(), Optional.of(4)),
                        Optional.of("T1GD"),
                        new Rate(5, Duration.ofHours(1)),
                        Optional.of(OffPeak.parse("20:00-06:00", ZoneId.of("Europe/Zurich")))));
    }

    @Test
    void sweepsNothingUnlessItIsToldWhat() {
        ArchiveConfiguration off = Mappings.of(ArchiveConfiguration.class, Map.of());
        ArchiveConfiguration nowhere =
                Mappings.of(ArchiveConfiguration.class, Map.of("lfsr.archive.schedule", "0 0 20 * * ?"));

        assertThat(ArchiveConversions.sweep(off, Examples.delivery(), Examples.models(), Optional.empty(), SERIES))
                .isEmpty();
        assertThatThrownBy(() -> ArchiveConversions.sweep(
                        nowhere, Examples.delivery(), Examples.models(), Optional.empty(), SERIES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lfsr.archive.bucket must be given where lfsr.archive.schedule is, "
                        + "found none beside \"0 0 20 * * ?\"");
    }

    @ParameterizedTest
    @CsvSource({"scale, 3, There is no generator of scale 3 among those in use", "zone, X/Y, Unknown time-zone ID: X/Y"
    })
    void saysWhichConcernAnArchivesValueIsOf(String key, String value, String message) {
        Map<String, String> keys = Map.of(
                "lfsr.archive.bucket", "old", "lfsr.archive.off-peak", "20:00-06:00", "lfsr.archive." + key, value);
        ArchiveConfiguration archive = Mappings.of(ArchiveConfiguration.class, keys);

        assertThatThrownBy(() -> ArchiveConversions.sweep(
                        archive, Examples.delivery(), Examples.models(), Optional.empty(), SERIES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lfsr.archive.*: " + message);
    }
}
