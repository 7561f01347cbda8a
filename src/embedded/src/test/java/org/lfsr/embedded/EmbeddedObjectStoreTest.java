package org.lfsr.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minio.GetObjectArgs;
import io.minio.MinioAsyncClient;
import io.minio.PutObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedObjectStoreTest {

    private static final int WRITERS = 8;

    @TempDir
    Path folder;

    @Test
    void keepsObjectsAndTheirMetadataAcrossARestart() throws Exception {
        int port;
        try (EmbeddedObjectStore store = start(0);
                MinioAsyncClient client = client(store, Credentials.LOCAL)) {
            port = store.port();
            put(client, "in/scan 1.nii", "voxels", Map.of());
        }

        try (EmbeddedObjectStore store = start(port);
                MinioAsyncClient client = client(store, Credentials.LOCAL)) {
            assertThat(get(client, "in/scan 1.nii")).isEqualTo("voxels");
            assertThat(client.statObject(StatObjectArgs.builder()
                                    .bucket("scans")
                                    .object("in/scan 1.nii")
                                    .build())
                            .join()
                            .userMetadata()
                            .getFirst("scan-id"))
                    .isEqualTo("1");
        }
    }

    @Test
    void refusesAWrongSecret() throws Exception {
        try (EmbeddedObjectStore store = start(0);
                MinioAsyncClient client = client(store, new Credentials("local", "guessed"))) {
            assertThatThrownBy(() -> put(client, "scan", "voxels", Map.of()))
                    .cause()
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            e -> assertThat(e.response().code()).isEqualTo(403));
        }
    }

    @Test
    void letsOneOfManyConditionalWritersWin() throws Exception {
        try (EmbeddedObjectStore store = start(0);
                MinioAsyncClient client = client(store, Credentials.LOCAL)) {
            List<String> winners = new ArrayList<>();
            CyclicBarrier together = new CyclicBarrier(WRITERS);
            ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
            List<Future<Boolean>> created = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                String content = "writer " + i;
                created.add(writers.submit(() -> {
                    together.await();
                    return created(client, content);
                }));
            }
            for (int i = 0; i < WRITERS; i++) {
                if (created.get(i).get()) {
                    winners.add("writer " + i);
                }
            }
            writers.shutdown();

            assertThat(winners).containsExactly(get(client, "once"));
        }
    }

    @Test
    void listensOnLoopbackOnlyAndLeavesNoThreadBehind() throws Exception {
        LiveThreads before = LiveThreads.now();

        try (EmbeddedObjectStore store = start(0);
                MinioAsyncClient client = client(store, Credentials.LOCAL)) {
            put(client, "scan", "voxels", Map.of());
            assertThat(store.endpoint()).hasToString("http://127.0.0.1:" + store.port());
            OtherLoopback.assertFree(store.port());
        }

        assertThat(before.nonDaemonsSince()).isEmpty();
    }

    @Test
    void saysThatAGivenPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(taken.getLocalPort()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("No object store could be started at http://127.0.0.1:%d", taken.getLocalPort());
        }
    }

    @Test
    void refusesABucketNameThatLeavesTheFolder() {
        assertThatThrownBy(() -> EmbeddedObjectStore.start(folder, 0, Credentials.LOCAL, List.of("../scans")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Bucket name \"../scans\" does not match");
    }

    private EmbeddedObjectStore start(int port) throws IOException {
        return EmbeddedObjectStore.start(folder, port, Credentials.LOCAL, List.of("scans"));
    }

    private static MinioAsyncClient client(EmbeddedObjectStore store, Credentials credentials) {
        return MinioAsyncClient.builder()
                .endpoint(store.endpoint().toString())
                .region("us-east-1")
                .credentials(credentials.accessKey(), credentials.secretKey())
                .build();
    }

    private static boolean created(MinioAsyncClient client, String content) {
        try {
            put(client, "once", content, Map.of("If-None-Match", "*"));
            return true;
        } catch (CompletionException e) {
            assertThat(e).hasMessageContaining("PreconditionFailed");
            return false;
        }
    }

    private static void put(MinioAsyncClient client, String key, String content, Map<String, String> headers) {
        byte[] bytes = content.getBytes(UTF_8);
        CompletableFuture<?> stored =
                client.putObject(PutObjectArgs.builder()
                        .bucket("scans")
                        .object(key)
                        .extraHeaders(headers)
                        .userMetadata(Map.of("scan-id", "1"))
                        .stream(new ByteArrayInputStream(bytes), (long) bytes.length, -1L)
                        .build());
        stored.join();
    }

    private static String get(MinioAsyncClient client, String key) throws IOException {
        try (InputStream object = client.getObject(
                        GetObjectArgs.builder().bucket("scans").object(key).build())
                .join()) {
            return new String(object.readAllBytes(), UTF_8);
        }
    }
}
