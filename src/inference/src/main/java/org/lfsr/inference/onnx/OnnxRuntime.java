package org.lfsr.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * ONNX Runtime, one a process.
 *
 * <p>As it begins, it searches the process's command line by recursion, a few hundred bytes of stack a character: a
 * class path of some thousand characters brings down the whole process on a stack of usual size. So it begins on a
 * thread that has enough. And it reports on its use to its makers, which nobody asked for: that is turned off as early
 * as the Java interface lets us. Only the environment variable {@code ORT_DISABLE_TELEMETRY=1} turns it off before its
 * first report.
 */
final class OnnxRuntime {

    private static final long STACK_BYTES = 1L << 28; // Reserved, not used, unless the command line is that long.

    private static final OrtEnvironment ENVIRONMENT = begun();

    private OnnxRuntime() {}

    static OrtEnvironment environment() {
        return ENVIRONMENT;
    }

    private static OrtEnvironment begun() {
        Beginning beginning = new Beginning(new CompletableFuture<>());
        new Thread(null, beginning, "onnxruntime", STACK_BYTES).start();
        try {
            return beginning.environment().join();
        } catch (CompletionException e) {
            throw new IllegalStateException("ONNX Runtime cannot begin: " + e.getCause(), e);
        }
    }

    /** A class of its own: code of the outer one would wait for the initializer, which waits for this. */
    private record Beginning(CompletableFuture<OrtEnvironment> environment) implements Runnable {

        @Override
        public void run() {
            try {
                OrtEnvironment begun = OrtEnvironment.getEnvironment();
                begun.setTelemetry(false);
                environment.complete(begun);
            } catch (OrtException | RuntimeException | LinkageError e) {
                environment.completeExceptionally(e);
            }
        }
    }
}
