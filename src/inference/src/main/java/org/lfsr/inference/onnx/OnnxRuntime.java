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
        CompletableFuture<OrtEnvironment> environment = new CompletableFuture<>();
        Thread beginning = new Thread(null, () -> begin(environment), "onnxruntime", STACK_BYTES);
        beginning.start();
        try {
            return environment.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("ONNX Runtime cannot begin: " + e.getCause(), e);
        }
    }

    private static void begin(CompletableFuture<OrtEnvironment> environment) {
        try {
            OrtEnvironment begun = OrtEnvironment.getEnvironment();
            begun.setTelemetry(false);
            environment.complete(begun);
        } catch (OrtException | RuntimeException | LinkageError e) {
            environment.completeExceptionally(e);
        }
    }
}
