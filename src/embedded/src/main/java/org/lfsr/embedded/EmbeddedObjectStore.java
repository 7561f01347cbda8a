package org.lfsr.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * An S3 server over HTTP or HTTPS, reachable from this machine only.
 *
 * <p>Requests must be signed (Signature Version 4) with its one pair of keys. Objects, with their metadata and ETags,
 * lie in a folder and are there again when it is started on the same one. Object tags, bucket versioning and
 * notifications are not supported.
 *
 * <p>Whoever starts it closes it; any thread may.
 */
public final class EmbeddedObjectStore implements AutoCloseable {

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final String HTTP = "http";
    private static final String HTTPS = "https";
    private static final int MAX_THREADS = 64;
    private static final long STOP_TIMEOUT_MS = 5_000;

    private final S3Proxy server;
    private final Credentials credentials;
    private final String scheme;

    private EmbeddedObjectStore(S3Proxy server, Credentials credentials, String scheme) {
        this.server = server;
        this.credentials = credentials;
        this.scheme = scheme;
    }

    /**
     * Starts an object store and returns once it serves.
     *
     * @param folder where its objects lie; made if it is not there
     * @param port where clients connect; 0 for any free one
     * @param credentials the keys that it accepts
     * @param buckets buckets to make where they do not exist yet
     * @throws IllegalArgumentException if S3 does not allow a bucket's name
     * @throws IOException if the port is taken or the folder cannot be used
     */
    public static EmbeddedObjectStore start(Path folder, int port, Credentials credentials, List<String> buckets)
            throws IOException {
        return started(builder(folder, credentials, buckets).endpoint(uri(HTTP, port)), credentials, HTTP, port);
    }

    /**
     * Starts an object store over TLS and returns once it serves.
     *
     * @param folder where its objects lie; made if it is not there
     * @param port where clients connect; 0 for any free one
     * @param credentials the keys that it accepts
     * @param buckets buckets to make where they do not exist yet
     * @param certificate what it shows to its clients
     * @throws IllegalArgumentException if S3 does not allow a bucket's name
     * @throws IOException if the port is taken or the folder cannot be used
     */
    public static EmbeddedObjectStore startSecure(
            Path folder, int port, Credentials credentials, List<String> buckets, ServerCertificate certificate)
            throws IOException {
        S3Proxy.Builder server = builder(folder, credentials, buckets)
                .secureEndpoint(uri(HTTPS, port))
                .keyStore(certificate.keyStore().toString(), certificate.password());
        return started(server, credentials, HTTPS, port);
    }

    private static S3Proxy.Builder builder(Path folder, Credentials credentials, List<String> buckets)
            throws IOException {
        // A relative folder breaks multipart uploads and lists.
        Path absolute = folder.toAbsolutePath().normalize();
        for (String bucket : buckets) {
            Files.createDirectories(absolute.resolve(checked(bucket)));
        }
        Files.createDirectories(absolute);
        return S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(absolute.toString()))
                .awsAuthentication(AuthenticationType.AWS_V4, credentials.accessKey(), credentials.secretKey())
                .ignoreUnknownHeaders(true)
                .jettyMaxThreads(MAX_THREADS)
                .stopTimeout(STOP_TIMEOUT_MS);
    }

    /** Where clients connect. */
    public URI endpoint() {
        return uri(scheme, port());
    }

    /** The port where clients connect. */
    public int port() {
        return scheme.equals(HTTPS) ? server.getSecurePort() : server.getPort();
    }

    /** The keys that it accepts. */
    public Credentials credentials() {
        return credentials;
    }

    /**
     * Stops the object store, keeping its objects. Closing twice does nothing.
     *
     * @throws IOException if it does not stop; its port may still be taken then
     */
    @Override
    public void close() throws IOException {
        stop(server);
    }

    private static EmbeddedObjectStore started(
            S3Proxy.Builder builder, Credentials credentials, String scheme, int port) throws IOException {
        S3Proxy server = builder.build();
        try {
            server.start();
            return new EmbeddedObjectStore(server, credentials, scheme);
        } catch (Exception e) { // what the server declares
            stop(server);
            throw new IOException("No object store could be started at %s".formatted(uri(scheme, port)), e);
        }
    }

    private static void stop(S3Proxy server) throws IOException {
        try {
            server.stop();
        } catch (Exception e) { // what the server declares
            throw new IOException("The object store could not be stopped", e);
        }
    }

    private static String checked(String bucket) {
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException(
                    "Bucket name \"%s\" does not match %s".formatted(bucket, BUCKET.pattern()));
        }
        return bucket;
    }

    private static URI uri(String scheme, int port) {
        return URI.create("%s://%s:%d".formatted(scheme, Ports.LOOPBACK, port));
    }
}
