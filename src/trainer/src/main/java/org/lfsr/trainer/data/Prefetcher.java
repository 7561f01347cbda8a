package org.lfsr.trainer.data;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Draws the samples of the next steps on threads of its own, while the present step computes. Steps come out in order,
 * whichever was drawn first. One thread takes; whoever opened it closes it.
 *
 * @param <T> what a step sees
 */
public final class Prefetcher<T> implements AutoCloseable {

    private final Sampler<T> sampler;
    private final ExecutorService threads;
    private final Queue<Future<T>> ahead = new ArrayDeque<>();
    private long next;

    /**
     * Starts to draw.
     *
     * @param first the first step to draw
     * @param threads how many steps are drawn at once, at least 1; as many again may wait
     */
    public Prefetcher(Sampler<T> sampler, long first, int threads) {
        this.sampler = sampler;
        this.next = first;
        this.threads = Executors.newFixedThreadPool(threads, Prefetcher::thread);
        for (int i = 0; i < 2 * threads; i++) {
            drawOneMore();
        }
    }

    private static Thread thread(Runnable drawing) {
        Thread thread = new Thread(drawing, "samples");
        thread.setDaemon(true);
        return thread;
    }

    private void drawOneMore() {
        long step = next++;
        ahead.add(threads.submit(() -> sampler.draw(step)));
    }

    /**
     * The next step's samples; waits until they are drawn.
     *
     * @throws IllegalStateException if drawing failed
     */
    public T take() throws InterruptedException {
        drawOneMore();
        try {
            return ahead.remove().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The samples of a step could not be drawn", e.getCause());
        }
    }

    /** Stops drawing; what waits is thrown away. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
