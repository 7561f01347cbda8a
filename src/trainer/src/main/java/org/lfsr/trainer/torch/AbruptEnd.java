package org.lfsr.trainer.torch;

/**
 * While it is open, a process that is asked to end ends at once: an orderly end takes libtorch apart under the threads
 * that compute, and crashes. For programs that leave nothing behind that must be whole. Whoever opened it closes it.
 */
public final class AbruptEnd implements AutoCloseable {

    private static final int INTERRUPTED = 130; // What shells say of a program that Ctrl-C ended.

    private final Thread hook = new Thread(() -> Runtime.getRuntime().halt(INTERRUPTED), "abrupt-end");

    /** Begins. */
    public AbruptEnd() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Ends; from here on the process ends in order. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and abruptly.
        }
    }
}
