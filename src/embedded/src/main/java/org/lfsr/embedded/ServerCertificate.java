package org.lfsr.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A certificate for servers on the loopback address, which nobody trusts but who is told to.
 *
 * @param keyStore PKCS #12 file with the certificate and its private key
 * @param password opens the file and the key
 * @param authority PEM file with the certificate, for those who shall trust it
 */
public record ServerCertificate(Path keyStore, String password, Path authority) {

    private static final long PATIENCE_SECONDS = 60;

    /**
     * Makes one that is good for two days.
     *
     * @param folder where its files are put
     * @throws IOException if the JDK's {@code keytool} does not make it
     */
    public static ServerCertificate selfSigned(Path folder) throws IOException {
        Files.createDirectories(folder);
        ServerCertificate made = new ServerCertificate(
                folder.resolve("server.p12"), UUID.randomUUID().toString(), folder.resolve("authority.pem"));
        made.keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-validity",
                "2");
        made.keytool("-exportcert", "-rfc", "-file", made.authority.toString());
        return made;
    }

    /** Where it is; never the password. */
    @Override
    public String toString() {
        return "ServerCertificate[keyStore=%s]".formatted(keyStore);
    }

    private void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "server", "-storetype", "PKCS12", "-storepass:env", "STORE_PASSWORD"));
        command.addAll(List.of("-keystore", keyStore.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("STORE_PASSWORD", password);
        Path log = keyStore.resolveSibling("keytool.log");
        builder.redirectOutput(log.toFile());
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("No certificate was made: %s".formatted(Files.readString(log)));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while a certificate was made");
        }
    }
}
