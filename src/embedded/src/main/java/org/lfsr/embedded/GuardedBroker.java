package org.lfsr.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;

/**
 * A broker as hospitals have it: clients come over TLS, log in with SCRAM-SHA-512, and may do what they were allowed
 * to, and nothing else.
 *
 * <p>Its unguarded listener is there too, for whoever sets it up: on loopback, and allowed everything.
 *
 * <p>Whoever starts it closes it; any thread may.
 */
public final class GuardedBroker implements AutoCloseable {

    private static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_512;
    private static final int ITERATIONS = 4096;

    private final EmbeddedBroker broker;
    private final int port;

    private GuardedBroker(EmbeddedBroker broker, int port) {
        this.broker = broker;
        this.port = port;
    }

    /**
     * Starts a broker on free ports and returns once it serves; nobody may log in yet.
     *
     * @param folder where its data lies; made if it is not there
     * @param certificate what it shows to its clients
     * @throws IOException if the folder cannot be used, another broker uses it, or no port can be had
     */
    public static GuardedBroker start(Path folder, ServerCertificate certificate) throws IOException {
        int port = freePort();
        EmbeddedBroker broker =
                EmbeddedBroker.start(folder, Ports::free, properties -> guard(properties, certificate, port));
        return new GuardedBroker(broker, port);
    }

    /** The broker, by the listener that allows everything; closing it is left to {@link #close()}. */
    public EmbeddedBroker unguarded() {
        return broker;
    }

    /** Where clients log in, as {@code bootstrap.servers} wants it. */
    public String bootstrapServers() {
        return Ports.LOOPBACK + ":" + port;
    }

    /**
     * Lets a user in, with permissions.
     *
     * @throws IOException if the broker does not take it
     */
    public void admit(String user, String password, Collection<AclBinding> permissions) throws IOException {
        ScramCredentialInfo how = new ScramCredentialInfo(MECHANISM, ITERATIONS);
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            await(admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(user, how, password)))
                    .all());
            await(admin.createAcls(permissions).all());
        }
    }

    /** The settings by which a client that trusts the certificate logs in; they hold the password. */
    public Map<String, String> logIn(String user, String password, ServerCertificate certificate) {
        return Map.of(
                "bootstrap.servers", bootstrapServers(),
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", MECHANISM.mechanismName(),
                "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                                .formatted(user, password),
                "ssl.truststore.type", "PEM",
                "ssl.truststore.location", certificate.authority().toString());
    }

    @Override
    public void close() {
        broker.close();
    }

    private static void guard(Properties properties, ServerCertificate certificate, int port) {
        String listener = ",GUARDED://%s:%d".formatted(Ports.LOOPBACK, port);
        properties.merge("listeners", listener, GuardedBroker::joined);
        properties.merge("advertised.listeners", listener, GuardedBroker::joined);
        properties.merge("listener.security.protocol.map", ",GUARDED:SASL_SSL", GuardedBroker::joined);
        properties.setProperty("ssl.keystore.type", "PKCS12");
        properties.setProperty("ssl.keystore.location", certificate.keyStore().toString());
        properties.setProperty("ssl.keystore.password", certificate.password());
        properties.setProperty("ssl.key.password", certificate.password());
        properties.setProperty("sasl.enabled.mechanisms", MECHANISM.mechanismName());
        properties.setProperty(
                "listener.name.guarded.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        properties.setProperty("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        // Who comes by the other listeners: the broker itself and who sets it up.
        properties.setProperty("super.users", "User:ANONYMOUS");
    }

    private static Object joined(Object first, Object second) {
        return "%s%s".formatted(first, second);
    }

    /** One that was free just now; somebody else may take it before the broker does. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void await(KafkaFuture<Void> answer) throws IOException {
        try {
            answer.get();
        } catch (ExecutionException e) {
            throw new IOException("The broker does not let somebody in", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while letting somebody in");
        }
    }
}
