package org.lfsr.messaging;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which objects are scans, by their keys.
 *
 * @param prefix what their keys begin with; empty if any key will do
 * @param excludedPrefixes what their keys do not begin with: where results are stored, above all, which are volumes too
 * @param series which of them are parts of scans
 */
public record BucketRule(String prefix, List<String> excludedPrefixes, SeriesRule series) {

    /** Any NIfTI volume and any DICOM series that is not a result of ours. */
    public static final BucketRule DEFAULT = new BucketRule("", List.of("enhanced/"));

    private static final List<String> SUFFIXES = List.of(".nii", ".nii.gz");

    /** Copies the list. */
    public BucketRule {
        excludedPrefixes = List.copyOf(excludedPrefixes);
    }

    /** The usual series. */
    public BucketRule(String prefix, List<String> excludedPrefixes) {
        this(prefix, excludedPrefixes, SeriesRule.DEFAULT);
    }

    /** Says whether an object is a scan by itself. */
    public boolean includes(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return liesWithin(key) && SUFFIXES.stream().anyMatch(lower::endsWith);
    }

    /** The prefix of the series that an object belongs to, if its arrival says something of that. */
    Optional<String> announcedSeries(String key) {
        if (!liesWithin(key)) {
            return Optional.empty();
        }
        return series.marker().isPresent() ? series.ofMarker(key) : series.ofInstance(key);
    }

    private boolean liesWithin(String key) {
        return key.startsWith(prefix) && excludedPrefixes.stream().noneMatch(key::startsWith);
    }
}
