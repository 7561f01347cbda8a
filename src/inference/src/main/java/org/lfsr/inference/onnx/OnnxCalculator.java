package org.lfsr.inference.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.inference.InferenceException;
import org.lfsr.inference.ModelCard;
import org.lfsr.inference.StoredModel;
import org.lfsr.inference.UnusableModelException;

/**
 * A model of one input, {@code (N, channels, H, W)}, and one output, {@code (N, 1, rows, columns)}, in a session of
 * ONNX Runtime. Whoever opened it closes it, once, when no thread runs it.
 */
final class OnnxCalculator implements Calculator {

    private static final List<String> SIGNS_OF_NO_MEMORY =
            List.of("out of memory", "failed to allocate memory", "bad_alloc", "bad allocation", "alloc_failed");

    private static final int AXES = 4;

    private final String source;
    private final int channels;
    private final Execution execution;
    private final OrtSession session;
    private final RunWatch watch;
    private final InputBuffer buffer = new InputBuffer();

    private OnnxCalculator(String source, int channels, SessionOpening.Opened opened, RunWatch watch) {
        this.source = source;
        this.channels = channels;
        this.execution = opened.execution();
        this.session = opened.session();
        this.watch = watch;
    }

    /**
     * Opens a model.
     *
     * @param channels how many images make a sample
     * @throws UnusableModelException if the runtime refuses it, it is not of that form, or it carries another card
     */
    static OnnxCalculator open(StoredModel model, int channels, SessionSettings settings)
            throws UnusableModelException {
        SessionOpening.Opened opened = new SessionOpening(model, settings).open();
        OnnxCalculator calculator =
                new OnnxCalculator(model.source(), channels, opened, new RunWatch(settings.longestRun()));
        try {
            calculator.checkForm();
            calculator.checkCard(model.card());
            return calculator;
        } catch (UnusableModelException | RuntimeException e) {
            calculator.close();
            throw e;
        } catch (OrtException e) {
            calculator.close();
            throw new UnusableModelException("%s: %s".formatted(model.source(), e.getMessage()), e);
        }
    }

    private void checkForm() throws OrtException, UnusableModelException {
        check("input", session.getInputInfo(), channels);
        check("output", session.getOutputInfo(), 1);
    }

    private void check(String side, Map<String, NodeInfo> nodes, int wantedChannels) throws UnusableModelException {
        String wanted = "one %s of 32-bit floats, (N, %d, H, W)".formatted(side, wantedChannels);
        if (nodes.size() != 1) {
            throw new UnusableModelException("%s has %s, wanted %s".formatted(source, nodes.keySet(), wanted));
        }
        NodeInfo node = nodes.values().iterator().next();
        if (!(node.getInfo() instanceof TensorInfo tensor)
                || tensor.type != OnnxJavaType.FLOAT
                || !fits(tensor.getShape(), wantedChannels)) {
            throw new UnusableModelException("%s has %s, wanted %s".formatted(source, node, wanted));
        }
    }

    private static boolean fits(long[] shape, int wantedChannels) {
        return shape.length == AXES
                && shape[0] == -1
                && shape[1] == wantedChannels
                && shape[2] == -1
                && shape[AXES - 1] == -1;
    }

    private void checkCard(ModelCard card) throws OrtException, UnusableModelException {
        String inside = session.getMetadata()
                .getCustomMetadataValue(ModelCard.METADATA_KEY)
                .orElseThrow(() -> new UnusableModelException(
                        "%s carries no card: its metadata lacks %s".formatted(source, ModelCard.METADATA_KEY)));
        ModelCard found = ModelCard.parse(source + ", metadata", inside);
        if (!found.equals(card)) {
            throw new UnusableModelException("%s carries a card of %s, the one with it is of %s and says something else"
                    .formatted(source, found.id(), card.id()));
        }
    }

    Execution execution() {
        return execution;
    }

    @Override
    public List<Image> run(Samples samples, Box wanted) {
        String name = session.getInputNames().iterator().next();
        try (RunWatch.Run run = watch.begin()) {
            try (OnnxTensor input = OnnxTensor.createTensor(
                            OnnxRuntime.environment(), buffer.filled(samples), samples.shape());
                    OrtSession.Result result = session.run(Map.of(name, input), run.options())) {
                return images((OnnxTensor) result.get(0), samples.count(), wanted);
            } catch (OrtException e) {
                throw failure(samples, run.reason(), e);
            }
        } catch (OrtException e) {
            throw failure(samples, "", e);
        } catch (OutOfMemoryError e) {
            throw InferenceException.ofMemory("%s: no memory for a batch of %s".formatted(source, samples), e);
        }
    }

    private List<Image> images(OnnxTensor output, int count, Box wanted) {
        long[] shape = {count, 1, wanted.height(), wanted.width()};
        long[] found = output.getInfo().getShape();
        if (!Arrays.equals(found, shape)) {
            throw new InferenceException(
                    "%s gave %s, wanted %s".formatted(source, Arrays.toString(found), Arrays.toString(shape)));
        }
        FloatBuffer numbers = output.getFloatBuffer();
        List<Image> images = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            float[] pixels = new float[wanted.area()];
            numbers.get(pixels);
            images.add(finite(new Image(wanted.width(), wanted.height(), pixels), i));
        }
        return List.copyOf(images);
    }

    private Image finite(Image image, int index) {
        int broken = Samples.firstBroken(image);
        if (broken >= 0) {
            throw InferenceException.ofNotFinite("%s gave %s at (%d, %d) of image %d"
                    .formatted(source, image.pixels()[broken], broken % image.width(), broken / image.width(), index));
        }
        return image;
    }

    private InferenceException failure(Samples samples, String why, OrtException cause) {
        String reason = why + cause.getMessage();
        String message = "%s failed on a batch of %s: %s".formatted(source, samples, reason);
        return tellsOfNoMemory(reason)
                ? InferenceException.ofMemory(message, cause)
                : new InferenceException(message, cause);
    }

    static boolean tellsOfNoMemory(String reason) {
        String lowered = reason.toLowerCase(Locale.ROOT);
        return SIGNS_OF_NO_MEMORY.stream().anyMatch(lowered::contains);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new InferenceException("%s cannot be closed: %s".formatted(source, e.getMessage()), e);
        }
    }
}
