package org.lfsr.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Stands before a server on this machine and hands everything on both ways, but for connections that mention a word:
 * from there on nothing more is heard on them, as of a server that hangs, until it is told to go on.
 */
final class StallingProxy implements AutoCloseable {

    private static final int CHUNK_BYTES = 1 << 16;

    private final ServerSocket front;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile String word = "";
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private StallingProxy(ServerSocket front, int port) {
        this.front = front;
        this.port = port;
    }

    /** Opens one before a server's port. */
    static StallingProxy before(int port) throws IOException {
        StallingProxy proxy = new StallingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
        start(proxy::accept);
        return proxy;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + front.getLocalPort());
    }

    /** Begins to stall connections that mention a word. */
    void stallOn(String mentioned) {
        gate = new CountDownLatch(1);
        word = mentioned;
    }

    /** Stalls nothing any more; what hung goes on as if nothing had been. */
    void goOn() {
        word = "";
        gate.countDown();
    }

    /** Stalls nothing any more; what hung is cut. */
    void pass() throws IOException {
        word = "";
        cut();
        gate.countDown();
    }

    @Override
    public void close() throws IOException {
        front.close();
        cut();
        gate.countDown();
    }

    private void cut() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() throws IOException {
        while (!front.isClosed()) {
            Socket client = front.accept();
            open.add(client);
            Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
            open.add(server);
            start(() -> pump(client, server));
            start(() -> pump(server, client));
        }
    }

    private void pump(Socket from, Socket to) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            String text = new String(chunk, 0, read, StandardCharsets.ISO_8859_1);
            if (!word.isEmpty() && text.contains(word)) {
                await(gate);
            }
            out.write(chunk, 0, read);
            out.flush();
        }
        to.close();
    }

    private static void await(CountDownLatch latch) throws InterruptedIOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("Nobody interrupts it");
        }
    }

    private static void start(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // One side is gone, which the other side notices by itself.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** What a thread does. */
    private interface Task {
        void run() throws IOException;
    }
}
