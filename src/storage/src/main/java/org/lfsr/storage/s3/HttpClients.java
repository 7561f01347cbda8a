package org.lfsr.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** Makes the HTTP client below MinIO's. */
final class HttpClients {

    /** MinIO's client asks through threads of its own; its callers' number is the limit, not this one. */
    private static final int MAX_REQUESTS = 256;

    private HttpClients() {}

    /**
     * A client whose threads end with {@link #close} and do not keep the JVM.
     *
     * @throws IOException if the trusted certificates cannot be read
     */
    static OkHttpClient of(S3Configuration configuration) throws IOException {
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectTimeout(configuration.timeouts().connect())
                .readTimeout(configuration.timeouts().read())
                .writeTimeout(configuration.timeouts().write())
                // All retries are ours, which know what may be done twice.
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .addInterceptor(StatusException.interceptor())
                .dispatcher(dispatcher());
        if (configuration.authorities().isPresent()) {
            trust(client, configuration.authorities().get());
        }
        return client.build();
    }

    static void close(OkHttpClient client) {
        client.dispatcher().executorService().shutdown();
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }

    private static Dispatcher dispatcher() {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "s3-request");
            thread.setDaemon(true);
            return thread;
        });
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(MAX_REQUESTS);
        dispatcher.setMaxRequestsPerHost(MAX_REQUESTS);
        return dispatcher;
    }

    private static void trust(OkHttpClient.Builder client, Path pem) throws IOException {
        try {
            X509TrustManager manager = manager(pem);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, new SecureRandom());
            client.sslSocketFactory(context.getSocketFactory(), manager);
        } catch (GeneralSecurityException e) {
            throw new IOException("%s holds no certificates that can be trusted".formatted(pem), e);
        }
    }

    private static X509TrustManager manager(Path pem) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            int count = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry(Integer.toString(count++), certificate);
            }
        }
        if (store.size() == 0) {
            throw new GeneralSecurityException("the file is empty");
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }
}
