package org.lfsr.storage.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keys in a folder's files {@code access-key}, {@code secret-key} and, with keys that were lent for some time,
 * {@code session-token}; read anew whenever they are asked for, so that keys may be changed while requests go on.
 *
 * <p>A folder whose files are links is taken for one that is changed as a whole, by a link's change, as Kubernetes does
 * with mounted Secrets: both keys are read from where the first one's link leads, and so belong together. While the
 * files cannot be read, the keys of before are given. Any thread may ask.
 */
public final class KeyFolder implements Supplier<S3Credentials> {

    private static final String ACCESS_KEY = "access-key";
    private static final String SECRET_KEY = "secret-key";
    private static final String SESSION_TOKEN = "session-token";

    private final Path folder;
    private volatile S3Credentials last;

    private KeyFolder(Path folder, S3Credentials first) {
        this.folder = folder;
        this.last = first;
    }

    /**
     * Reads the keys for the first time.
     *
     * @throws IOException if there are none
     */
    public static KeyFolder of(Path folder) throws IOException {
        return new KeyFolder(folder, read(folder));
    }

    @Override
    public S3Credentials get() {
        try {
            last = read(folder);
        } catch (IOException e) {
            // They are being changed, or gone; then the server says so, to whom it may concern.
        }
        return last;
    }

    private static S3Credentials read(Path folder) throws IOException {
        Path accessKey = folder.resolve(ACCESS_KEY).toRealPath();
        Path secretKey = accessKey.resolveSibling(SECRET_KEY);
        Path sessionToken = accessKey.resolveSibling(SESSION_TOKEN);
        Optional<String> token = Files.exists(sessionToken) ? Optional.of(text(sessionToken)) : Optional.empty();
        return new S3Credentials(text(accessKey), text(secretKey), token);
    }

    private static String text(Path file) throws IOException {
        String text = Files.readString(file).strip();
        if (text.isEmpty()) {
            throw new IOException("%s is empty".formatted(file));
        }
        return text;
    }
}
