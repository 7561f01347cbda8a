package org.lfsr.storage.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A server on loopback that gives its answers in turn, the last one again and again. */
final class ScriptedServer implements AutoCloseable {

    private final HttpServer server;
    private final String scheme;
    private final List<Answer> script;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private ScriptedServer(HttpServer server, String scheme, List<Answer> script) {
        this.server = server;
        this.scheme = scheme;
        this.script = script;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    static ScriptedServer answering(Answer... script) throws IOException {
        return new ScriptedServer(HttpServer.create(anyPort(), 0), "http", List.of(script));
    }

    static ScriptedServer answering(SSLContext tls, Answer... script) throws IOException {
        HttpsServer server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new ScriptedServer(server, "https", List.of(script));
    }

    URI endpoint() {
        return URI.create(
                "%s://127.0.0.1:%d".formatted(scheme, server.getAddress().getPort()));
    }

    /** Method, path and query, and the access key, of each request. */
    List<String> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    /** An object of six bytes. */
    static Answer object() {
        return exchange -> {
            describe(exchange);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            if (head) {
                exchange.getResponseHeaders().set("Content-Length", "6");
            }
            exchange.sendResponseHeaders(200, head ? -1 : 6);
            if (!head) {
                exchange.getResponseBody().write("voxels".getBytes(UTF_8));
            }
            exchange.close();
        };
    }

    /** An object whose connection is cut after two bytes of six. */
    static Answer cutObject() {
        return exchange -> {
            describe(exchange);
            exchange.sendResponseHeaders(200, 6);
            exchange.getResponseBody().write("vo".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        };
    }

    /** A connection that is cut after the request was read. */
    static Answer cut() {
        return HttpExchange::close;
    }

    /** Nothing, until the server is closed. */
    static Answer silence() {
        return exchange -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    static Answer status(int status, String type, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(UTF_8);
            boolean empty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("ETag", "\"etag\"");
            exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
            if (!empty) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        };
    }

    static Answer status(int status) {
        return status(status, "text/plain", "");
    }

    static Answer error(int status, String code) {
        return status(status, "application/xml", "<Error><Code>%s</Code></Error>".formatted(code));
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        int number;
        synchronized (requests) {
            number = requests.size();
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + accessKey(exchange));
        }
        script.get(Math.min(number, script.size() - 1)).to(exchange);
    }

    private static String accessKey(HttpExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        return Arrays.asList(authorization.split("[=/]")).get(1);
    }

    private static void describe(HttpExchange exchange) {
        exchange.getResponseHeaders().set("ETag", "\"etag\"");
        exchange.getResponseHeaders().set("Last-Modified", "Sun, 01 Nov 2026 10:00:00 GMT");
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** One answer. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }
}
