package org.lfsr.trainer.data;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Draws the samples of the next steps on a thread of its own, while the present step computes. Steps come out in order.
 * One thread takes; whoever opened it closes it.
 *
 * @param <T> what a step sees
 */
public final class Prefetcher<T> implements AutoCloseable {

    private final BlockingQueue<Drawn<T>> ready;
    private final Thread thread;

    /**
     * Starts to draw.
     *
     * @param first the first step to draw
     * @param ahead how many steps' samples may wait
     */
    public Prefetcher(Sampler<T> sampler, long first, int ahead) {
        ready = new ArrayBlockingQueue<>(ahead);
        thread = new Thread(() -> draw(sampler, first), "samples");
        thread.setDaemon(true);
        thread.start();
    }

    private void draw(Sampler<T> sampler, long first) {
        try {
            for (long step = first; ; step++) {
                ready.put(new Drawn<>(sampler.draw(step), null));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) { // Whoever takes would wait for ever.
            handOver(e);
        }
    }

    private void handOver(Throwable e) {
        try {
            ready.put(new Drawn<>(null, e));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The next step's samples; waits until they are drawn.
     *
     * @throws IllegalStateException if drawing failed
     */
    public T take() throws InterruptedException {
        Drawn<T> drawn = ready.take();
        if (drawn.samples() == null) {
            throw new IllegalStateException("The samples of a step could not be drawn", drawn.failure());
        }
        return drawn.samples();
    }

    /** Stops drawing; what waits is thrown away. */
    @Override
    public void close() {
        thread.interrupt();
    }

    private record Drawn<T>(@Nullable T samples, @Nullable Throwable failure) {}
}
