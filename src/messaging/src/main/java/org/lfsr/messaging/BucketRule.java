package org.lfsr.messaging;

import java.util.List;
import java.util.Locale;

/**
 * Which objects are scans, by their keys.
 *
 * @param prefix what their keys begin with; empty if any key will do
 * @param excludedPrefixes what their keys do not begin with: where results are stored, above all, which are volumes too
 */
public record BucketRule(String prefix, List<String> excludedPrefixes) {

    /** Any NIfTI volume that is not a result of ours. */
    public static final BucketRule DEFAULT = new BucketRule("", List.of("enhanced/"));

    private static final List<String> SUFFIXES = List.of(".nii", ".nii.gz");

    /** Copies the list. */
    public BucketRule {
        excludedPrefixes = List.copyOf(excludedPrefixes);
    }

    /** Says whether an object is a scan. */
    public boolean includes(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return key.startsWith(prefix)
                && excludedPrefixes.stream().noneMatch(key::startsWith)
                && SUFFIXES.stream().anyMatch(lower::endsWith);
    }
}
