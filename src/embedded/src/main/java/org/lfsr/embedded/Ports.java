package org.lfsr.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * The two ports of a broker, which must be known before it binds them.
 *
 * @param client where clients connect
 * @param controller where the broker talks to its own controller
 */
record Ports(int client, int controller) {

    static final String LOOPBACK = "127.0.0.1";

    private static final byte[] ADDRESS = {127, 0, 0, 1};

    /** Ports that were free just now; somebody else may take them before the broker does. */
    static Ports free() throws IOException {
        try (ServerSocket client = bound(0);
                ServerSocket controller = bound(0)) {
            return new Ports(client.getLocalPort(), controller.getLocalPort());
        }
    }

    /**
     * A given port for clients and a free one for the controller.
     *
     * @throws IOException if the given port is taken
     */
    static Ports withClient(int port) throws IOException {
        try (ServerSocket client = bound(port);
                ServerSocket controller = bound(0)) {
            return new Ports(client.getLocalPort(), controller.getLocalPort());
        }
    }

    /** Whether both could be bound now. */
    boolean areFree() {
        try (ServerSocket first = bound(client);
                ServerSocket second = bound(controller)) {
            return first.isBound() && second.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerSocket bound(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(ADDRESS), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw new IOException("Port %d of %s is taken".formatted(port, LOOPBACK), e);
        }
    }
}
