package org.lfsr.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lfsr.storage.ObjectStoreContract.BUCKET;
import static org.lfsr.storage.ObjectStoreContract.PLAIN;
import static org.lfsr.storage.ObjectStoreContract.assertFails;
import static org.lfsr.storage.ObjectStoreContract.at;
import static org.lfsr.storage.ObjectStoreContract.bytes;
import static org.lfsr.storage.s3.ScriptedServer.object;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.embedded.Credentials;
import org.lfsr.embedded.EmbeddedObjectStore;
import org.lfsr.embedded.ServerCertificate;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreException.Kind;

class S3TlsTest {

    private static final S3Credentials KEYS = new S3Credentials("key", "secret");

    @TempDir
    static Path folder;

    private static ServerCertificate certificate;

    @BeforeAll
    static void makeACertificateThatNobodyTrusts() throws IOException {
        certificate = ServerCertificate.selfSigned(folder.resolve("certificate"));
    }

    @Test
    void reachesAServerWhoseCertificateIsConfigured() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(tls(), object());
                ObjectStore store = new S3ObjectStore(
                        S3Configuration.of(server.endpoint(), KEYS).trusting(pem()))) {
            assertThat(store.stat(at("scan")).sizeBytes()).isEqualTo(6);
        }
    }

    @Test
    void refusesAServerWhoseCertificateIsNotAndAsksOnce() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(tls(), object());
                ObjectStore store = new S3ObjectStore(S3Configuration.of(server.endpoint(), KEYS))) {
            assertFails(Kind.TRY_AGAIN, "SSLHandshakeException", () -> store.stat(at("scan")));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void saysThatAFileHoldsNoCertificate() throws IOException {
        Path empty = Files.createTempFile(folder, "empty", ".pem");
        S3Configuration configuration = S3Configuration.of(URI.create("https://localhost"), KEYS);

        assertThatThrownBy(() -> new S3ObjectStore(configuration.trusting(empty)))
                .isInstanceOf(IOException.class)
                .hasMessage("%s holds no certificates that can be trusted", empty);
    }

    @Test
    void goesOnWithKeysThatAreChangedOnServerAndClient() throws IOException {
        Path objects = folder.resolve("objects");
        Path keys = write("first");
        KeyFolder supplier = KeyFolder.of(keys);
        EmbeddedObjectStore before = server(objects, 0, "first");
        try (ObjectStore store = new S3ObjectStore(configuration(before.endpoint(), supplier))) {
            store.write(at("scan"), bytes("voxels"), PLAIN);
            int port = before.port();
            before.close();
            try (EmbeddedObjectStore after = server(objects, port, "second")) {
                assertFails(Kind.FORBIDDEN, "s3://scans/scan", () -> store.stat(at("scan")));

                write("second");

                assertThat(after.endpoint()).hasScheme("https");
                assertThat(store.stat(at("scan")).sizeBytes()).isEqualTo(6);
            }
        }
    }

    private static S3Configuration configuration(URI endpoint, Supplier<S3Credentials> keys) {
        S3Configuration plain = S3Configuration.of(endpoint, KEYS).trusting(pem());
        return new S3Configuration(
                endpoint, plain.region(), keys, plain.authorities(), plain.timeouts(), plain.retries(), 5 << 20);
    }

    private static EmbeddedObjectStore server(Path objects, int port, String secret) throws IOException {
        return EmbeddedObjectStore.startSecure(
                objects, port, new Credentials("key", secret), List.of(BUCKET), certificate);
    }

    private static Path write(String secret) throws IOException {
        Path keys = Files.createDirectories(folder.resolve("keys"));
        Files.writeString(keys.resolve("access-key"), "key");
        Files.writeString(keys.resolve("secret-key"), secret);
        return keys;
    }

    private static Path pem() {
        return certificate.authority();
    }

    private static SSLContext tls() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        char[] password = certificate.password().toCharArray();
        try (InputStream in = Files.newInputStream(certificate.keyStore())) {
            keys.load(in, password);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
