package org.lfsr.trainer.export;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.lfsr.onnx.OnnxModel;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Tensors;

/**
 * Runs an exported model in ONNX Runtime, to be compared with the network that it was made from. Closed by whoever
 * opened it; used by one thread at a time.
 */
public final class Parity implements AutoCloseable {

    /** What two ways to calculate the same may differ by, for outputs of the magnitude of 1. */
    public static final double TOLERANCE = 1e-4;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final String output;

    /**
     * Loads a model of one output.
     *
     * @throws IllegalStateException if ONNX Runtime refuses it
     */
    public Parity(OnnxModel model) {
        this(model, model.outputs().get(0));
    }

    /**
     * Loads a model.
     *
     * @param output which of its outputs is compared
     * @throws IllegalStateException if ONNX Runtime refuses it
     */
    public Parity(OnnxModel model, String output) {
        this.output = output;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1); // Idle threads would take turns from libtorch's.
            session = environment.createSession(model.toBytes(), options);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime refuses the model: " + e.getMessage(), e);
        }
    }

    /**
     * The largest absolute difference between what the model and the network make of an input.
     *
     * @param network in evaluation mode
     * @param input of the network's input shape, on the CPU
     * @throws IllegalStateException if ONNX Runtime fails, the outputs differ in shape, or one is not a number
     */
    public double largestDifference(Network network, Tensor input) {
        return largestDifference(network::forward, input);
    }

    /** The largest absolute difference between what the model and a function make of an input; see above. */
    public double largestDifference(UnaryOperator<Tensor> function, Tensor input) {
        return NativeScope.evaluate(() -> {
            Tensor wanted = function.apply(input);
            return largest(run(input, wanted.shape()), Tensors.floats(wanted));
        });
    }

    private float[] run(Tensor input, long[] wantedShape) {
        FloatBuffer numbers = FloatBuffer.wrap(Tensors.floats(input));
        String name = session.getInputNames().iterator().next();
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, numbers, input.shape());
                OrtSession.Result result = session.run(Map.of(name, tensor), Set.of(output))) {
            OnnxTensor found = (OnnxTensor) result.get(0);
            long[] shape = found.getInfo().getShape();
            if (!Arrays.equals(shape, wantedShape)) {
                throw new IllegalStateException("The model gives %s, the network %s"
                        .formatted(Arrays.toString(shape), Arrays.toString(wantedShape)));
            }
            FloatBuffer buffer = found.getFloatBuffer();
            float[] values = new float[buffer.remaining()];
            buffer.get(values);
            return values;
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime fails: " + e.getMessage(), e);
        }
    }

    private static double largest(float[] found, float[] wanted) {
        double largest = 0;
        for (int i = 0; i < found.length; i++) {
            double difference = Math.abs((double) found[i] - wanted[i]);
            if (Double.isNaN(difference)) {
                throw new IllegalStateException(
                        "At element %d the model gives %s, the network %s".formatted(i, found[i], wanted[i]));
            }
            largest = Math.max(largest, difference);
        }
        return largest;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot close the model: " + e.getMessage(), e);
        }
    }
}
