package org.lfsr.service.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.lfsr.embedded.ServerCertificate;

/** The part of an OpenID provider that a service asks: who it is, and its keys. Signs tokens for whom it is told to. */
final class IdentityProvider implements AutoCloseable {

    private static final String KEY = "key-1";
    private static final int KEY_BITS = 2048;
    private static final String AUDIENCE = "lfsr";
    private static final Duration VALIDITY = Duration.ofHours(1);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpsServer server;
    private final KeyPair keys;

    private IdentityProvider(HttpsServer server, KeyPair keys) {
        this.server = server;
        this.keys = keys;
    }

    static IdentityProvider start(ServerCertificate certificate) throws IOException, GeneralSecurityException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls(certificate)));
        IdentityProvider provider = new IdentityProvider(server, newKeys());
        provider.serve("/.well-known/openid-configuration", provider.description());
        provider.serve("/keys", provider.publicKeys());
        server.start();
        return provider;
    }

    URI url() {
        return URI.create("https://127.0.0.1:%d".formatted(server.getAddress().getPort()));
    }

    /** A token for somebody with roles. */
    String token(String subject, List<String> roles) throws JsonProcessingException, GeneralSecurityException {
        return signed(claims(subject, roles, AUDIENCE, VALIDITY), keys.getPrivate());
    }

    /** The same, signed by somebody else. */
    String forgedToken(String subject, List<String> roles) throws JsonProcessingException, GeneralSecurityException {
        return signed(claims(subject, roles, AUDIENCE, VALIDITY), newKeys().getPrivate());
    }

    /** The same, from yesterday. */
    String expiredToken(String subject, List<String> roles) throws JsonProcessingException, GeneralSecurityException {
        return signed(claims(subject, roles, AUDIENCE, Duration.ofDays(-1)), keys.getPrivate());
    }

    /** The same, for another service. */
    String strayToken(String subject, List<String> roles) throws JsonProcessingException, GeneralSecurityException {
        return signed(claims(subject, roles, "another", VALIDITY), keys.getPrivate());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Map<String, Object> description() {
        return Map.of(
                "issuer", url().toString(),
                "jwks_uri", url() + "/keys",
                "authorization_endpoint", url() + "/authorize",
                "token_endpoint", url() + "/token");
    }

    private Map<String, Object> publicKeys() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "keys",
                List.of(Map.of(
                        "kty",
                        "RSA",
                        "use",
                        "sig",
                        "alg",
                        "RS256",
                        "kid",
                        KEY,
                        "n",
                        text(unsigned(key.getModulus())),
                        "e",
                        text(unsigned(key.getPublicExponent())))));
    }

    private Map<String, Object> claims(String subject, List<String> roles, String audience, Duration validity) {
        Instant now = Instant.now();
        return Map.of(
                "iss",
                url().toString(),
                "sub",
                subject,
                "aud",
                audience,
                "iat",
                now.minus(VALIDITY).getEpochSecond(),
                "exp",
                now.plus(validity).getEpochSecond(),
                "groups",
                roles);
    }

    private String signed(Map<String, Object> content, PrivateKey key)
            throws JsonProcessingException, GeneralSecurityException {
        String head = text(json.writeValueAsBytes(Map.of("alg", "RS256", "typ", "JWT", "kid", KEY)));
        String claims = text(json.writeValueAsBytes(content));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update((head + "." + claims).getBytes(UTF_8));
        return "%s.%s.%s".formatted(head, claims, text(signature.sign()));
    }

    private void serve(String path, Map<String, Object> content) throws JsonProcessingException {
        byte[] bytes = json.writeValueAsBytes(content);
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        return generator.generateKeyPair();
    }

    private static SSLContext tls(ServerCertificate certificate) throws IOException, GeneralSecurityException {
        char[] password = certificate.password().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificate.keyStore())) {
            store.load(in, password);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
