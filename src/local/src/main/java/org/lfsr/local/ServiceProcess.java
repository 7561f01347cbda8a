package org.lfsr.local;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A service in a process of its own, whose output goes to a file.
 *
 * <p>It ends with {@link #close}, and with this JVM unless that is killed. Any thread may call.
 */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final Process process;
    private final URI url;
    private final Path log;
    private final Thread hook;

    private ServiceProcess(Process process, URI url, Path log) {
        this.process = process;
        this.url = url;
        this.log = log;
        this.hook = new Thread(this::end, "stop-service-" + process.pid());
    }

    /**
     * Starts a process; whether it gets ready shows later.
     *
     * @param command the program and its arguments
     * @param folder its working directory, with {@code service.log} in it
     * @param url where it will serve
     * @throws IOException if there is no such program or folder
     */
    static ServiceProcess start(List<String> command, Path folder, URI url) throws IOException {
        Path log = folder.resolve("service.log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        ServiceProcess service = new ServiceProcess(process, url, log);
        Runtime.getRuntime().addShutdownHook(service.hook);
        return service;
    }

    /**
     * Waits until it says that it is ready.
     *
     * @throws ServiceDiedException if it ends before, or is not ready in time
     * @throws InterruptedIOException if the thread is interrupted
     */
    public void awaitReady(Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build();
        while (!isReady(client)) {
            requireAlive();
            if (System.nanoTime() > end) {
                throw died("The service at %s was not ready after %d s".formatted(url, limit.toSeconds()));
            }
            awaitEnd(POLL);
        }
    }

    /**
     * Makes sure that it runs.
     *
     * @throws ServiceDiedException if it has ended
     */
    public void requireAlive() throws ServiceDiedException {
        if (!process.isAlive()) {
            throw died("The service at %s ended with exit code %d".formatted(url, process.exitValue()));
        }
    }

    /** Where it serves. */
    public URI url() {
        return url;
    }

    /** Where its output goes. */
    public Path log() {
        return log;
    }

    /** The number by which the system knows it. */
    public long pid() {
        return process.pid();
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Kills it, as {@code kill -9} does, and waits for its end.
     *
     * @throws InterruptedIOException if the thread is interrupted
     */
    public void kill() throws InterruptedIOException {
        process.destroyForcibly();
        awaitEnd(STOP_LIMIT);
    }

    /**
     * Asks it to end and waits.
     *
     * @return whether it ended in time
     * @throws InterruptedIOException if the thread is interrupted
     */
    public boolean stop(Duration limit) throws InterruptedIOException {
        process.destroy();
        return awaitEnd(limit);
    }

    /** Asks it to end, and kills it if it does not. Closing twice does nothing. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already, and the hook finds nothing to do.
        }
    }

    private void end() {
        try {
            if (!stop(STOP_LIMIT)) {
                kill();
            }
        } catch (InterruptedIOException e) {
            process.destroyForcibly();
        }
    }

    private boolean isReady(HttpClient client) throws InterruptedIOException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/q/health/ready"))
                .timeout(ANSWER_LIMIT)
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean awaitEnd(Duration limit) throws InterruptedIOException {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("Interrupted while waiting for the service");
    }

    private ServiceDiedException died(String what) {
        return new ServiceDiedException(what, log, LogTail.of(log));
    }
}
