package org.lfsr.pipeline.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.lfsr.pipeline.DetectorModel;
import org.lfsr.pipeline.GeneratorModel;
import org.lfsr.pipeline.manifest.ModelUse;
import org.lfsr.storage.ObjectLocation;

/**
 * Under which keys the products of scans lie: {@code <prefix>/<scanId>/<modelSet>/}, so that the same scan done again
 * with the same models gives the same keys.
 *
 * @param prefix what all keys begin with, without a slash at its end; 1 to 512 characters
 */
public record ProductKeys(String prefix) {

    /** The prefix if nobody sets another. */
    public static final String DEFAULT_PREFIX = "enhanced";

    private static final Pattern SCAN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9.-]");
    private static final int MOST_PREFIX = 512;
    private static final int MOST_NAME = 48;
    private static final int DIGEST_BYTES = 4;

    /**
     * Checks the prefix.
     *
     * @throws IllegalArgumentException if objects below it cannot have keys
     */
    public ProductKeys {
        if (!ObjectLocation.allowsKey(prefix) || prefix.length() > MOST_PREFIX) {
            throw new IllegalArgumentException(
                    "A prefix of keys has 1 to %d characters, no empty segment and no slash at its ends, found \"%s\""
                            .formatted(MOST_PREFIX, prefix));
        }
    }

    /** Whether a text may be a scan's id: 1 to 128 letters, digits, '-', '_' or '.', the first a letter or digit. */
    public static boolean allowsScanId(String scanId) {
        return SCAN_ID.matcher(scanId).matches();
    }

    /**
     * What all products of a scan begin with, of whatever models; ends in a slash.
     *
     * @throws IllegalArgumentException if the id may be none
     */
    public String scan(String scanId) {
        if (!allowsScanId(scanId)) {
            throw new IllegalArgumentException(
                    "A scan's id is 1 to 128 letters, digits, '-', '_' or '.' and begins with a letter or digit, "
                            + "found \"%s\"".formatted(scanId));
        }
        return "%s/%s/".formatted(prefix, scanId);
    }

    /**
     * The products of a scan that is done with two models.
     *
     * @throws IllegalArgumentException if the id may be none
     */
    public ProductFolder of(String scanId, DetectorModel detector, GeneratorModel generator) {
        return new ProductFolder(scan(scanId) + modelSet(detector, generator) + "/");
    }

    /**
     * Names two models in a segment of a key: their ids, shortened and without what is awkward in keys, and the first
     * eight hexadecimal digits of the SHA-256 over both files' digests, as {@code ld-1.0.0_lfsr-x2-1.0.0_0a1b2c3d}.
     */
    public static String modelSet(DetectorModel detector, GeneratorModel generator) {
        List<ModelUse> models = ManifestDraft.models(detector, generator);
        return modelSet(models.get(0), models.get(1));
    }

    /** The same of models that need not be open. */
    public static String modelSet(ModelUse detector, ModelUse generator) {
        return "%s_%s_%s"
                .formatted(
                        shortened(detector.modelId()),
                        shortened(generator.modelId()),
                        digest(detector.sha256() + generator.sha256()));
    }

    private static String shortened(String id) {
        String safe = UNSAFE.matcher(id).replaceAll("-");
        return safe.substring(0, Math.min(MOST_NAME, safe.length()));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
