package org.lfsr.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lfsr.storage.ObjectStoreContract.assertFails;
import static org.lfsr.storage.ObjectStoreContract.at;
import static org.lfsr.storage.ObjectStoreContract.bytes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.embedded.Credentials;
import org.lfsr.embedded.EmbeddedObjectStore;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreContract;
import org.lfsr.storage.ObjectStoreException.Kind;

class S3ObjectStoreTest implements ObjectStoreContract {

    private static final S3Credentials KEYS =
            new S3Credentials(Credentials.LOCAL.accessKey(), Credentials.LOCAL.secretKey());

    @TempDir
    static Path folder;

    private static EmbeddedObjectStore server;

    private ObjectStore store;

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedObjectStore.start(folder, 0, Credentials.LOCAL, List.of(BUCKET));
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void open() throws IOException {
        store = new S3ObjectStore(configuration());
    }

    @AfterEach
    void emptyAndClose() throws IOException {
        ObjectStoreContract.empty(store);
        store.close();
    }

    @Override
    public ObjectStore store() {
        return store;
    }

    @Test
    void isRefusedWithAWrongSecret() throws IOException {
        S3Credentials guessed = new S3Credentials(KEYS.accessKey(), "guessed");
        try (ObjectStore refused = new S3ObjectStore(S3Configuration.of(server.endpoint(), guessed))) {
            assertFails(Kind.FORBIDDEN, "s3://scans/scan failed: HTTP status 403", () -> refused.stat(at("scan")));
            assertFails(Kind.FORBIDDEN, "SignatureDoesNotMatch", () -> refused.read(at("scan")));
            assertFails(Kind.FORBIDDEN, "s3://scans/scan", () -> refused.write(at("scan"), bytes("a"), PLAIN));
            assertFails(Kind.FORBIDDEN, "s3://scans/", () -> refused.list(BUCKET, "", "", 1));
        }
    }

    @Test
    void leavesNoThreadThatKeepsTheJvm() throws IOException {
        store.write(at("scan"), bytes("voxels"), PLAIN);

        Stream<Thread> requests =
                Thread.getAllStackTraces().keySet().stream().filter(thread -> isOfARequest(thread.getName()));

        assertThat(requests).isNotEmpty().allMatch(Thread::isDaemon);
    }

    /** While it is at work, a thread bears the name that OkHttp gives it. */
    private static boolean isOfARequest(String thread) {
        return thread.startsWith("s3-request") || thread.startsWith("OkHttp");
    }

    private static S3Configuration configuration() {
        return S3Configuration.of(server.endpoint(), KEYS).withPartSizeBytes(5 << 20);
    }
}
