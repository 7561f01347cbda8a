package org.lfsr.embedded;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The address 127.0.0.2: a server bound to all addresses takes its port there too. */
final class OtherLoopback {

    private OtherLoopback() {}

    static void assertFree(int port) {
        assertThatThrownBy(() -> bind(1, port)).hasMessageContaining("in use");
        assertThatCode(() -> bind(2, port)).doesNotThrowAnyException();
    }

    private static void bind(int host, int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) host}), port));
        }
    }
}
