package org.lfsr.service.security;

import static java.util.Map.entry;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lfsr.embedded.Credentials;
import org.lfsr.embedded.EmbeddedObjectStore;
import org.lfsr.embedded.GuardedBroker;
import org.lfsr.embedded.ServerCertificate;
import org.lfsr.embedded.Topic;
import org.lfsr.testkit.TestModels;

/**
 * A broker, a store and an identity provider that are reached over TLS alone and let nobody in unasked, set up with the
 * permissions that are deployed.
 */
public final class GuardedSurroundings implements QuarkusTestResourceLifecycleManager {

    static final String SCANS = "scans";

    private static final String RESULTS = "lfsr-results";
    private static final String PASSWORD = "of-each-user";
    private static final List<Topic> TOPICS = List.of(
            new Topic("lfsr.scans.new", 2),
            new Topic("lfsr.scans.reprocess", 1),
            new Topic("lfsr.storage.notifications", 1),
            new Topic("lfsr.scans.completed", 1),
            new Topic("lfsr.scans.dead", 1),
            new Topic("of.others", 1));

    private @Nullable GuardedBroker broker;
    private @Nullable EmbeddedObjectStore store;
    private @Nullable IdentityProvider provider;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("lfsr-guarded");
            ServerCertificate certificate = ServerCertificate.selfSigned(folder.resolve("certificate"));
            Map<String, String> configuration = new HashMap<>();
            configuration.putAll(startBroker(folder, certificate));
            configuration.putAll(startStore(folder, certificate));
            configuration.putAll(startProvider(certificate));
            configuration.putAll(models(folder));
            configuration.put("quarkus.http.test-ssl-port", "0");
            configuration.put(
                    "quarkus.http.ssl.certificate.key-store-file",
                    certificate.keyStore().toString());
            configuration.put("quarkus.http.ssl.certificate.key-store-password", certificate.password());
            configuration.put("test.authority", certificate.authority().toString());
            return configuration;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        Objects.requireNonNull(provider).close();
        Objects.requireNonNull(broker).close();
        try {
            Objects.requireNonNull(store).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> startBroker(Path folder, ServerCertificate certificate) throws IOException {
        GuardedBroker started = GuardedBroker.start(folder.resolve("broker"), certificate);
        broker = started;
        started.unguarded().createTopics(TOPICS);
        Map<String, String> configuration = new HashMap<>();
        admit(started, "user-service", certificate).forEach((key, value) -> configuration.put("kafka." + key, value));
        for (String other : List.of("archive", "scaler")) {
            admit(started, "user-" + other, certificate)
                    .forEach((key, value) -> configuration.put("test.%s.%s".formatted(other, key), value));
        }
        configuration.put("test.unguarded", started.unguarded().bootstrapServers());
        return configuration;
    }

    /** Lets a user in that is deployed, to do what it may there, and says how it logs in. */
    private static Map<String, String> admit(GuardedBroker broker, String file, ServerCertificate certificate)
            throws IOException {
        Path users = Path.of(System.getProperty("lfsr.root")).resolve("deploy/components/kafka");
        KafkaUserFile user = KafkaUserFile.read(users.resolve(file + ".yaml"));
        broker.admit(user.name(), PASSWORD, user.permissions());
        return broker.logIn(user.name(), PASSWORD, certificate);
    }

    private Map<String, String> startStore(Path folder, ServerCertificate certificate) throws IOException {
        EmbeddedObjectStore started = EmbeddedObjectStore.startSecure(
                folder.resolve("objects"), 0, Credentials.LOCAL, List.of(SCANS, RESULTS), certificate);
        store = started;
        Path keys = Files.createDirectories(folder.resolve("keys"));
        Files.writeString(keys.resolve("access-key"), Credentials.LOCAL.accessKey());
        Files.writeString(keys.resolve("secret-key"), Credentials.LOCAL.secretKey());
        return Map.of(
                "lfsr.store.endpoint", started.endpoint().toString(),
                "lfsr.store.keys", keys.toString(),
                "lfsr.store.certificates", certificate.authority().toString());
    }

    private Map<String, String> startProvider(ServerCertificate certificate)
            throws IOException, GeneralSecurityException {
        IdentityProvider started = IdentityProvider.start(certificate);
        provider = started;
        List<String> all = List.of("lfsr-operator");
        return Map.ofEntries(
                entry("lfsr.rest.roles.required", "true"),
                entry("quarkus.oidc.auth-server-url", started.url().toString()),
                entry("quarkus.oidc.token.audience", "lfsr"),
                entry("quarkus.oidc.tls.tls-configuration-name", "identity"),
                entry(
                        "quarkus.tls.identity.trust-store.pem.certs",
                        certificate.authority().toString()),
                entry("test.token.reader", started.token("r", List.of("lfsr-reader"))),
                entry("test.token.submitter", started.token("s", List.of("lfsr-submitter"))),
                entry("test.token.operator", started.token("o", all)),
                entry("test.token.stranger", started.token("x", List.of("cook"))),
                entry("test.token.forger", started.forgedToken("o", all)),
                entry("test.token.expired", started.expiredToken("o", all)),
                entry("test.token.stray", started.strayToken("o", all)));
    }

    private static Map<String, String> models(Path folder) throws IOException {
        Path models = TestModels.write(folder.resolve("models"));
        return Map.of(
                "lfsr.models.detector", models.resolve(TestModels.DETECTOR_FILE).toString(),
                "lfsr.models.generators",
                        models.resolve(TestModels.generatorFile(2)).toString());
    }
}
