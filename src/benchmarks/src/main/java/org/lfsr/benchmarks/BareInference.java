package org.lfsr.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lfsr.benchmarks.NetworkCall.Network;

/**
 * ONNX Runtime and nothing around it: the same tensors in the same order, through sessions with the settings that the
 * service opens its own with. Its clock runs from the first call to the last; tensors are made before, and results are
 * freed unread. Opened after a {@link Recorder}, which has begun the runtime. Whoever opened it closes it; one thread.
 */
final class BareInference implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final Map<Network, OrtSession> sessions = new EnumMap<>(Network.class);
    private final Map<Path, List<Call>> scans = new HashMap<>();

    private BareInference() {}

    /**
     * Opens the models.
     *
     * @param threads how many threads an operation may use; 0 for as many as there are cores
     * @throws IOException if the runtime refuses one
     */
    static BareInference open(Path detector, Path generator, int threads) throws IOException {
        BareInference bare = new BareInference();
        try {
            bare.add(Network.DETECTOR, detector, threads);
            bare.add(Network.GENERATOR, generator, threads);
            return bare;
        } catch (OrtException e) {
            bare.close();
            throw new IOException("ONNX Runtime refuses a model: " + e.getMessage(), e);
        }
    }

    private void add(Network network, Path model, int threads) throws OrtException {
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setCPUArenaAllocator(true);
            options.setMemoryPatternOptimization(false);
            options.setDeterministicCompute(true);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            sessions.put(network, environment.createSession(model.toString(), options));
        }
    }

    /** Prepares the calls that a scan leads to, unless it was added before. */
    void add(Path scan, List<NetworkCall> calls) throws IOException {
        if (scans.containsKey(scan)) {
            return;
        }
        List<Call> ready = new ArrayList<>();
        scans.put(scan, ready);
        try {
            for (NetworkCall call : calls) {
                OrtSession session = session(call.network());
                long[] shape = call.shape().stream().mapToLong(Long::longValue).toArray();
                OnnxTensor tensor = OnnxTensor.createTensor(environment, call.numbers(), shape);
                ready.add(new Call(
                        session, Map.of(session.getInputNames().iterator().next(), tensor)));
            }
        } catch (OrtException e) {
            throw new IOException("A tensor cannot be made: " + e.getMessage(), e);
        }
    }

    private OrtSession session(Network network) {
        OrtSession session = sessions.get(network);
        if (session == null) {
            throw new IllegalStateException("No session for " + network);
        }
        return session;
    }

    /** Runs scans' calls, one scan after the other. */
    Duration run(List<ScanFile> files) throws IOException {
        List<Call> calls =
                files.stream().flatMap(file -> calls(file.path()).stream()).toList();
        try {
            long start = System.nanoTime();
            for (Call call : calls) {
                call.session().run(call.inputs()).close();
            }
            return Duration.ofNanos(System.nanoTime() - start);
        } catch (OrtException e) {
            throw new IOException("Bare inference failed: " + e.getMessage(), e);
        }
    }

    private List<Call> calls(Path scan) {
        List<Call> calls = scans.get(scan);
        if (calls == null) {
            throw new IllegalStateException("No calls of " + scan);
        }
        return calls;
    }

    @Override
    public void close() {
        scans.values().stream()
                .flatMap(List::stream)
                .flatMap(call -> call.inputs().values().stream())
                .forEach(OnnxTensor::close);
        sessions.values().forEach(BareInference::close);
    }

    private static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("A session cannot be closed", e);
        }
    }

    /** A call that only has to be made. */
    private record Call(OrtSession session, Map<String, OnnxTensor> inputs) {}
}
