package org.lfsr.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A real MinIO server in a process of its own, for who has its program: reachable from this machine only, and able to
 * do what {@link EmbeddedObjectStore} cannot, such as to announce objects on Kafka.
 *
 * <p>Whoever starts it closes it; any thread may.
 */
public final class MinioServer implements AutoCloseable {

    /** The system property that names the program. */
    public static final String PROPERTY = "lfsr.minio";

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int OK = 200;

    private final Process process;
    private final URI endpoint;

    private MinioServer(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Where the program is: as {@value #PROPERTY} says, if it does and it is there. */
    public static Optional<Path> program() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable);
    }

    /**
     * Starts a server on a free port and returns once it serves; it has no buckets yet.
     *
     * @param program MinIO's
     * @param folder where its objects and its log lie; made if it is not there
     * @param credentials the keys of its one user, who may do everything; the secret of 8 characters or more
     * @param settings further variables of its environment, {@code MINIO_…}
     * @throws IOException if it does not start
     */
    public static MinioServer start(Path program, Path folder, Credentials credentials, Map<String, String> settings)
            throws IOException {
        Path objects = Files.createDirectories(folder.toAbsolutePath().resolve("objects"));
        String address = "127.0.0.1:%d".formatted(freePort());
        List<String> command = new ArrayList<>(List.of(program.toString(), "server", "--address", address));
        command.add(objects.toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("MINIO_ROOT_USER", credentials.accessKey());
        builder.environment().put("MINIO_ROOT_PASSWORD", credentials.secretKey());
        builder.environment().put("MINIO_BROWSER", "off");
        builder.environment().putAll(settings);
        Path log = folder.resolve("minio.log");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        MinioServer server = new MinioServer(builder.start(), URI.create("http://" + address));
        try {
            server.awaitReady(log);
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** Where clients connect. */
    public URI endpoint() {
        return endpoint;
    }

    /** Stops the server, keeping its objects. Closing twice does nothing. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady(Path log) throws IOException {
        HttpRequest question = HttpRequest.newBuilder(endpoint.resolve("/minio/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        long end = System.nanoTime() + START.toNanos();
        while (!isReady(client, question)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("MinIO does not serve at %s: %s".formatted(endpoint, Files.readString(log)));
            }
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest question) throws IOException {
        try {
            return client.send(question, BodyHandlers.discarding()).statusCode() == OK || paused();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while MinIO started");
        } catch (IOException e) {
            return paused();
        }
    }

    private static boolean paused() throws InterruptedIOException {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while MinIO started");
        }
    }

    /** One that was free just now; somebody else may take it before the server does. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
