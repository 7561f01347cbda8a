package org.lfsr.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names scans, and requests for them, by the objects that hold them: the same name for the same object, always. */
public final class ScanNames {

    /** The user metadata by which whoever stores an object may name its scan. */
    public static final String METADATA = "scan-id";

    /** The user metadata by which whoever stores an instance may say how many its series has. */
    public static final String INSTANCE_COUNT = "instance-count";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final int DIGEST_BYTES = 16;

    private ScanNames() {}

    /** What the metadata says, if it may be a scan's id. */
    public static Optional<String> given(String metadata) {
        return ID.matcher(metadata).matches() ? Optional.of(metadata) : Optional.empty();
    }

    /** The id of a scan that nobody named, which tells nothing of its key. */
    public static String pseudonym(String bucket, String key, String etag) {
        return "scan-" + digest(bucket, key, etag);
    }

    /**
     * The id of a series that nobody named, the same whatever is added to it. It is a digest of bucket and prefix
     * alone: whoever can guess these can tell that the series is there.
     *
     * @param prefix with the slash at its end
     */
    public static String seriesPseudonym(String bucket, String prefix) {
        return "scan-" + digest(bucket, prefix);
    }

    /** Half of the SHA-256 over all parts, each ended by a zero byte, in lower-case hexadecimal. */
    public static String digest(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }
}
