package org.lfsr.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;

/** A process that says it is ready, or breaks, or ignores requests to end. */
final class FakeService {

    private FakeService() {}

    public static void main(String[] arguments) throws IOException {
        String manner = arguments[0];
        System.out.println("Manner: " + manner);
        if (manner.equals("breaks")) {
            throw new IllegalStateException("No models here");
        }
        if (manner.equals("stubborn")) {
            Runtime.getRuntime().addShutdownHook(new Thread(FakeService::sitOut));
        }
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port(arguments)), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(manner.equals("unready") ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
    }

    private static int port(String[] arguments) {
        return Integer.parseInt(arguments[1]);
    }

    private static void sitOut() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
