package org.lfsr.trainer.distributed;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.SizeTPointer;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.Store;
import org.bytedeco.pytorch.StringVector;
import org.bytedeco.pytorch.TCPStore;
import org.bytedeco.pytorch.TCPStoreOptions;
import org.lfsr.trainer.torch.NativeScope;

/**
 * Where the processes meet: words that each may leave for the others, kept by the first process. Belongs to one thread;
 * whoever opened it closes it.
 */
final class Rendezvous implements AutoCloseable {

    private static final Duration ROLL_CALL = Duration.ofSeconds(5);
    private static final String OWN = "lfsr/"; // Gloo leaves words too, under names of their own.

    private final Launch launch;
    private final Store words;

    private Rendezvous(Launch launch, Store words) {
        this.launch = launch;
        this.words = words;
    }

    /**
     * Meets the other processes.
     *
     * @throws IOException if not all come in time
     */
    static Rendezvous open(Launch launch) throws IOException {
        try {
            return NativeScope.call(() -> new Rendezvous(launch, NativeScope.keep(store(launch))));
        } catch (RuntimeException e) {
            throw new IOException(
                    "The %d processes did not meet at %s:%d within %d s, says %s. %s"
                            .formatted(
                                    launch.share().processes(),
                                    launch.address(),
                                    launch.port(),
                                    launch.patience().toSeconds(),
                                    launch,
                                    Reason.of(e)),
                    e);
        }
    }

    private static TCPStore store(Launch launch) {
        TCPStoreOptions options = new TCPStoreOptions()
                .port((short) launch.port())
                .isServer(launch.share().rank() == 0)
                .numWorkers(new SizeTPointer(1).put(launch.share().processes()))
                .timeout(milliseconds(launch.patience()))
                .useLibUV(false); // Not among the libraries that come with the Java binding.
        return new TCPStore(launch.address(), options);
    }

    /** The words themselves, for libtorch. */
    Store words() {
        return words;
    }

    /** Leaves a word. */
    void say(String name, String word) {
        words.set(OWN + name, word);
    }

    /** Reads a word; waits until it is there. */
    String hear(String name) {
        return words.get_to_str(OWN + name);
    }

    /**
     * Calls all processes after a failure, which makes each of them call.
     *
     * @return the ranks that do not answer
     */
    List<Integer> missing() {
        int own = launch.share().rank();
        if (own != 0 && !answers(own, 0)) {
            return List.of(0);
        }
        return IntStream.range(0, launch.share().processes())
                .filter(rank -> rank != own && !answers(own, rank))
                .boxed()
                .toList();
    }

    private boolean answers(int own, int rank) {
        try {
            return NativeScope.call(() -> {
                say("failed/" + own, "");
                words._wait(new StringVector(OWN + "failed/" + rank), milliseconds(ROLL_CALL));
                return true;
            });
        } catch (RuntimeException e) {
            return false; // Either it did not call in time, or the first process, which would know, is gone.
        }
    }

    static Milliseconds milliseconds(Duration duration) {
        return new Milliseconds(duration.toMillis());
    }

    @Override
    public void close() {
        NativeScope.release(words);
    }
}
