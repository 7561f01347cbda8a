package org.lfsr.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lfsr.embedded.Credentials;
import org.lfsr.embedded.EmbeddedBroker;
import org.lfsr.embedded.EmbeddedObjectStore;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.s3.S3Configuration;
import org.lfsr.storage.s3.S3Credentials;
import org.lfsr.storage.s3.S3ObjectStore;

/**
 * A broker and an object store in this JVM, with their topics and buckets, and as many services beside it as are
 * started. All are reachable from this machine only; their data and logs lie below one folder.
 *
 * <p>Broker and store can be stopped and started again on the same ports with the same data, as in a failure. Whoever
 * starts it closes it. For one thread, but for {@link #close}.
 */
public final class LocalStack implements AutoCloseable {

    private static final Credentials CREDENTIALS = Credentials.LOCAL;

    private final Path folder;
    private final StackSettings settings;
    private final URI storeEndpoint;
    private final ObjectStore store;
    private final ScanPublisher publisher;
    private final List<ServiceProcess> services = new ArrayList<>();
    private EmbeddedObjectStore storeServer;
    private EmbeddedBroker broker;

    private LocalStack(Path folder, StackSettings settings, EmbeddedObjectStore storeServer, EmbeddedBroker broker)
            throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.storeServer = storeServer;
        this.storeEndpoint = storeServer.endpoint();
        this.broker = broker;
        this.store = new S3ObjectStore(
                S3Configuration.of(storeEndpoint, new S3Credentials(CREDENTIALS.accessKey(), CREDENTIALS.secretKey())));
        this.publisher = new ScanPublisher(broker.bootstrapServers());
    }

    /**
     * Starts broker and store and returns once both serve; there is no service yet.
     *
     * @param folder where data and logs lie; made if it is not there
     * @throws IOException if a port is taken or the folder cannot be used
     */
    public static LocalStack start(Path folder, StackSettings settings) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        EmbeddedObjectStore storeServer = startedStore(absolute, settings.storePort());
        EmbeddedBroker broker = null;
        try {
            broker = startedBroker(absolute, settings.brokerPort());
            return new LocalStack(absolute, settings, storeServer, broker);
        } catch (IOException | RuntimeException e) {
            if (broker != null) {
                broker.close();
            }
            try (storeServer) {
                throw e;
            }
        }
    }

    /**
     * Starts one more service on any free port; whether it gets ready shows later.
     *
     * @throws IOException if it cannot be started
     */
    public ServiceProcess startService() throws IOException {
        return startService(freePort(), Map.of());
    }

    /**
     * Starts one more service on any free port that differs from the others; whether it gets ready shows later.
     *
     * @param configuration keys that win over those of the stack's settings
     * @throws IOException if it cannot be started
     */
    public ServiceProcess startService(Map<String, String> configuration) throws IOException {
        return startService(freePort(), configuration);
    }

    /**
     * Starts one more service; whether it gets ready shows later.
     *
     * @param port where it serves
     * @throws IOException if it cannot be started
     */
    public ServiceProcess startService(int port) throws IOException {
        return startService(port, Map.of());
    }

    private ServiceProcess startService(int port, Map<String, String> configuration) throws IOException {
        Path home = Files.createDirectories(folder.resolve("service-%d".formatted(services.size() + 1)));
        URI url = URI.create("http://127.0.0.1:%d".formatted(port));
        ServiceConfiguration.of(bootstrapServers(), storeEndpoint, CREDENTIALS, settings.models())
                .with(Map.of("quarkus.http.port", Integer.toString(port)))
                .with(settings.configuration())
                .with(configuration)
                .write(home);
        ServiceProcess service = ServiceProcess.start(command(), home, url);
        services.add(service);
        return service;
    }

    /** The object store; closed with this. */
    public ObjectStore store() {
        return store;
    }

    /** Publishes new scans; closed with this. */
    public ScanPublisher publisher() {
        return publisher;
    }

    /** Opens a reader of all completion events, which the caller closes. */
    public CompletionReader completions() {
        return new CompletionReader(read(Topics.COMPLETED));
    }

    /** Opens a reader of all that is on a topic, which the caller closes. */
    public TopicReader read(String topic) {
        return TopicReader.open(bootstrapServers(), topic);
    }

    /** Where the broker is. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Where the object store is. */
    public URI storeEndpoint() {
        return storeEndpoint;
    }

    /** The keys of the object store. */
    public Credentials credentials() {
        return CREDENTIALS;
    }

    /** Stops the object store, keeping its objects. */
    public void stopStore() throws IOException {
        storeServer.close();
    }

    /** Starts the object store again after {@link #stopStore}. */
    public void startStore() throws IOException {
        storeServer = startedStore(folder, storeEndpoint.getPort());
    }

    /** Stops the broker, keeping its topics. */
    public void stopBroker() {
        broker.close();
    }

    /** Starts the broker again after {@link #stopBroker}. */
    public void startBroker() throws IOException {
        broker = startedBroker(folder, broker.port());
    }

    /**
     * Stops the services, then the broker and the store; the folder stays. Closing twice does nothing.
     *
     * @throws IOException if the store does not stop
     */
    @Override
    public synchronized void close() throws IOException {
        EmbeddedObjectStore server = storeServer;
        try (server;
                store) {
            services.parallelStream().forEach(ServiceProcess::close);
            publisher.close();
            broker.close();
        }
    }

    private static EmbeddedObjectStore startedStore(Path folder, int port) throws IOException {
        return EmbeddedObjectStore.start(folder.resolve("objects"), port, CREDENTIALS, Buckets.all());
    }

    private static EmbeddedBroker startedBroker(Path folder, int port) throws IOException {
        EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), port);
        try {
            broker.createTopics(Topics.all());
            return broker;
        } catch (IOException | RuntimeException e) {
            try (broker) {
                throw e;
            }
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(settings.jvmOptions());
        command.add("-jar");
        command.add(settings.serviceJar().toAbsolutePath().toString());
        return command;
    }

    /** One that was free just now; somebody else may take it before the service does. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
