package org.lfsr.service.configuration;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.lfsr.archive.Archive;
import org.lfsr.archive.ModelPair;
import org.lfsr.archive.OffPeak;
import org.lfsr.archive.Output;
import org.lfsr.archive.Rate;
import org.lfsr.archive.SweepSettings;
import org.lfsr.messaging.SeriesRule;
import org.lfsr.pipeline.ModelSet;
import org.lfsr.pipeline.delivery.DeliverySettings;

/** Makes what a sweep takes of what is configured. */
public final class ArchiveConversions {

    private ArchiveConversions() {}

    /**
     * What to sweep.
     *
     * @param delivery where the service stores results
     * @param models those in use
     * @param sequence what scans are that do not name theirs
     * @param series which objects are parts of series
     * @return empty if there is no bucket
     * @throws IllegalArgumentException if there is a schedule without a bucket, or a value is none
     */
    public static Optional<SweepSettings> sweep(
            ArchiveConfiguration archive,
            DeliverySettings delivery,
            ModelSet models,
            Optional<String> sequence,
            SeriesRule series) {
        if (archive.bucket().isEmpty()) {
            if (!archive.schedule().equals(ArchiveConfiguration.OFF)) {
                throw new IllegalArgumentException(
                        "lfsr.archive.bucket must be given where lfsr.archive.schedule is, found none beside \"%s\""
                                .formatted(archive.schedule()));
            }
            return Optional.empty();
        }
        try {
            return Optional.of(new SweepSettings(
                    new Archive(
                            archive.bucket().get(),
                            archive.prefix().orElse(""),
                            archive.masks().orElse(List.of()),
                            series),
                    new Output(delivery.bucket(), delivery.keys()),
                    ModelPair.of(models, archive.scale()),
                    sequence,
                    Rate.parse(archive.rate()),
                    archive.offPeak()
                            .map(hours -> OffPeak.parse(
                                    hours, archive.zone().map(ZoneId::of).orElseGet(ZoneId::systemDefault)))));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("lfsr.archive.*: " + e.getMessage(), e);
        }
    }
}
