package org.lfsr.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lfsr.storage.ObjectStoreContract.assertFails;
import static org.lfsr.storage.ObjectStoreContract.at;
import static org.lfsr.storage.s3.ScriptedServer.object;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreException.Kind;

class S3TlsTest {

    private static final S3Credentials KEYS = new S3Credentials("key", "secret");
    private static final String PASSWORD = "only-for-this-test";

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeACertificateThatNobodyTrusts() throws Exception {
        keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=test", "-ext", "san=ip:127.0.0.1", "-validity", "2");
        keytool("-exportcert", "-rfc", "-file", pem().toString());
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

    private static Path pem() {
        return folder.resolve("authority.pem");
    }

    private static SSLContext tls() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "s3", "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of("-keystore", folder.resolve("keys.p12").toString()));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
