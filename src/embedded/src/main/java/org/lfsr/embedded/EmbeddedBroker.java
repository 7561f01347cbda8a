package org.lfsr.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker of one node, without ZooKeeper, reachable from this machine only.
 *
 * <p>Its data lies in a folder: started again on the same folder it has its topics, records, offsets and transactions
 * still. Topics are created on demand of {@link #createTopics} only. A broker that fails for good throws in its own
 * threads instead of ending the JVM, for as long as the JVM lives.
 *
 * <p>Whoever starts it closes it; any thread may.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    static {
        Exit.setExitProcedure(EmbeddedBroker::refuseToEnd);
        Exit.setHaltProcedure(EmbeddedBroker::refuseToEnd);
    }

    private final KafkaRaftServer server;
    private final Ports ports;

    private EmbeddedBroker(KafkaRaftServer server, Ports ports) {
        this.server = server;
        this.ports = ports;
    }

    /**
     * Starts a broker on a free port and returns once it serves.
     *
     * @param folder where its data lies; made if it is not there
     * @throws IOException if the folder cannot be used, another broker uses it, or no port can be had
     */
    public static EmbeddedBroker start(Path folder) throws IOException {
        return start(folder, Ports::free);
    }

    /**
     * Starts a broker on a port and returns once it serves.
     *
     * @param folder where its data lies; made if it is not there
     * @param port where clients connect; 0 for any free one
     * @throws IOException if the port is taken, the folder cannot be used, or another broker uses it
     */
    public static EmbeddedBroker start(Path folder, int port) throws IOException {
        return start(folder, port == 0 ? Ports::free : () -> Ports.withClient(port));
    }

    static EmbeddedBroker start(Path folder, PortChoice choice) throws IOException {
        return start(folder, choice, properties -> {});
    }

    /** Starts a broker whose properties were changed before. */
    static EmbeddedBroker start(Path folder, PortChoice choice, Consumer<Properties> change) throws IOException {
        BrokerFolder data = BrokerFolder.ready(folder);
        for (int attempt = 1; ; attempt++) {
            Ports ports = choice.next();
            try {
                return new EmbeddedBroker(started(data, ports, change), ports);
            } catch (IOException e) {
                if (attempt == ATTEMPTS || ports.areFree()) {
                    throw e;
                }
            }
        }
    }

    /** Where clients connect, as {@code bootstrap.servers} wants it. */
    public String bootstrapServers() {
        return Ports.LOOPBACK + ":" + ports.client();
    }

    /** The port where clients connect. */
    public int port() {
        return ports.client();
    }

    int controllerPort() {
        return ports.controller();
    }

    /**
     * Creates topics; those that exist are left as they are, whatever their partitions.
     *
     * @throws IOException if the broker does not take one
     */
    public void createTopics(List<Topic> topics) throws IOException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            CreateTopicsResult created = admin.createTopics(
                    topics.stream().map(EmbeddedBroker::described).toList());
            for (Map.Entry<String, KafkaFuture<Void>> topic : created.values().entrySet()) {
                await(topic.getKey(), topic.getValue());
            }
        }
    }

    /** Stops the broker, keeping its data. Closing twice does nothing. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static KafkaRaftServer started(BrokerFolder folder, Ports ports, Consumer<Properties> change)
            throws IOException {
        Properties properties = folder.properties(ports);
        change.accept(properties);
        KafkaRaftServer server = null;
        try {
            server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
            server.startup();
            return server;
        } catch (RuntimeException e) {
            if (server != null) {
                server.shutdown();
                server.awaitShutdown();
            }
            throw new IOException("No broker could be started on %s with %s".formatted(folder.path(), ports), e);
        }
    }

    private static NewTopic described(Topic topic) {
        return new NewTopic(topic.name(), topic.partitions(), (short) 1);
    }

    private static void await(String topic, KafkaFuture<Void> created) throws IOException {
        try {
            created.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IOException("Topic %s could not be created".formatted(topic), e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while creating topic %s".formatted(topic));
        }
    }

    private static void refuseToEnd(int status, String message) {
        throw new IllegalStateException("The broker wanted to end the JVM with %d: %s".formatted(status, message));
    }

    /** Where the ports of the next attempt come from. */
    interface PortChoice {
        Ports next() throws IOException;
    }
}
