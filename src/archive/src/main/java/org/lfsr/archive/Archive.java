package org.lfsr.archive;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lfsr.messaging.BucketRule;
import org.lfsr.messaging.ScanNames;
import org.lfsr.messaging.SeriesRule;
import org.lfsr.storage.ObjectLocation;

/**
 * Where an archive lies, and which of its objects are scans: each NIfTI file below the prefix that a mask fits, and
 * each folder with instances of DICOM in it that one fits.
 *
 * @param bucket its bucket
 * @param prefix what its keys begin with; empty for the whole bucket
 * @param masks patterns with {@code *}, {@code ?} and {@code {a,b}}: one without a slash is for the file's name, one
 *     with a slash for the key behind the prefix; without any, every NIfTI file and every instance counts
 * @param series which objects are instances, and which one beside them is none
 */
public record Archive(String bucket, String prefix, List<String> masks, SeriesRule series) {

    /** One with the usual series. */
    public Archive(String bucket, String prefix, List<String> masks) {
        this(bucket, prefix, masks, SeriesRule.DEFAULT);
    }

    /**
     * Copies the list and checks bucket and patterns.
     *
     * @throws IllegalArgumentException if S3 does not allow the bucket's name, or a mask is no pattern
     */
    public Archive {
        ObjectLocation.requireBucket(bucket);
        masks = masks.stream().distinct().sorted().toList();
        masks.forEach(mask -> fits(mask, "scan.nii"));
    }

    /** Whether an object of the bucket is a scan of this archive by itself, by its key. */
    boolean includes(String key) {
        return new BucketRule(prefix, List.of()).includes(key) && fitsAny(key);
    }

    /** The prefix of the series of this archive that an object is an instance of; it ends in a slash. */
    Optional<String> seriesOf(String key) {
        return series.ofInstance(key).filter(found -> found.startsWith(prefix) && fitsAny(key));
    }

    private boolean fitsAny(String key) {
        String rest = key.startsWith(prefix) ? key.substring(prefix.length()) : key;
        return masks.isEmpty() || masks.stream().anyMatch(mask -> fits(mask, rest));
    }

    /** Names bucket, prefix and masks together: another name if one of them differs. */
    String name() {
        List<String> parts = new ArrayList<>(List.of(bucket, prefix));
        parts.addAll(masks);
        return ScanNames.digest(parts.toArray(String[]::new));
    }

    private static boolean fits(String mask, String rest) {
        String wanted = mask.indexOf('/') < 0 ? rest.substring(rest.lastIndexOf('/') + 1) : rest.replaceFirst("^/", "");
        return FileSystems.getDefault().getPathMatcher("glob:" + mask).matches(Path.of(wanted));
    }
}
