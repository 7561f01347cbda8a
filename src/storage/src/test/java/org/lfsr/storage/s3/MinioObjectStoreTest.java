package org.lfsr.storage.s3;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.embedded.Credentials;
import org.lfsr.embedded.MinioServer;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreContract;

/** The contract against a real MinIO, where its program is named by the system property {@code lfsr.minio}. */
class MinioObjectStoreTest implements ObjectStoreContract {

    private static final Credentials KEYS = Credentials.LOCAL;

    @TempDir
    static Path folder;

    private static MinioServer server;

    private ObjectStore store;

    @BeforeAll
    static void startServer() throws IOException, MinioException {
        assumeTrue(MinioServer.program().isPresent(), "lfsr.minio names no program");
        server = MinioServer.start(MinioServer.program().orElseThrow(), folder, KEYS, Map.of());
        MinioClient client = MinioClient.builder()
                .endpoint(server.endpoint().toString())
                .credentials(KEYS.accessKey(), KEYS.secretKey())
                .build();
        client.makeBucket(MakeBucketArgs.builder().bucket(BUCKET).build());
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        S3Credentials keys = new S3Credentials(KEYS.accessKey(), KEYS.secretKey());
        store = new S3ObjectStore(S3Configuration.of(server.endpoint(), keys).withPartSizeBytes(5 << 20));
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
}
