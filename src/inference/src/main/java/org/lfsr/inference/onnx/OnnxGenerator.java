package org.lfsr.inference.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.inference.Generator;
import org.lfsr.inference.GeneratorCard;
import org.lfsr.inference.InferenceException;
import org.lfsr.inference.StoredModel;
import org.lfsr.inference.UnusableModelException;

/**
 * A generator that ONNX Runtime computes. Any thread may call it, one at a time: a second one is refused, and
 * {@link #close} waits for the one that is inside. Results do not depend on the number of threads, nor on what else is
 * in the batch but for rounding.
 */
public final class OnnxGenerator implements Generator {

    private static final List<Box> PROBES = List.of(new Box(0, 0, 8, 8), new Box(0, 0, 13, 9));

    private final GeneratorCard card;
    private final ModelSession session;

    private OnnxGenerator(GeneratorCard card, ModelSession session) {
        this.card = card;
        this.session = session;
    }

    /**
     * Opens a model, and the card beside it.
     *
     * @throws UnusableModelException if one is missing or broken, or they do not fit; see {@link #open(StoredModel,
     *     SessionSettings)}
     * @throws IOException if a file cannot be read
     */
    public static OnnxGenerator open(Path file, SessionSettings settings) throws IOException {
        return open(StoredModel.read(file), settings);
    }

    /**
     * Opens a model and tries it: on blank images, and on its golden slice if it has one.
     *
     * @throws UnusableModelException if it is no generator, the runtime refuses it, the provider cannot be had, or it
     *     does not do what its card says
     */
    public static OnnxGenerator open(StoredModel model, SessionSettings settings) throws UnusableModelException {
        if (!(model.card() instanceof GeneratorCard card)) {
            throw new UnusableModelException("%s is a %s, wanted a generator"
                    .formatted(model.source(), model.card().kind()));
        }
        OnnxGenerator generator = new OnnxGenerator(card, ModelSession.open(model, 1, settings));
        try {
            generator.tryOut();
            return generator;
        } catch (InferenceException e) {
            generator.close();
            throw new UnusableModelException(
                    "%s does not do what its card says: %s".formatted(model.source(), e.getMessage()), e);
        }
    }

    private void tryOut() {
        for (Box probe : PROBES) {
            enhance(List.of(new Image(probe.width(), probe.height(), new float[probe.area()])));
        }
        if (card.golden() != null) {
            card.golden().check(this);
        }
    }

    /** What the model says of itself. */
    public GeneratorCard card() {
        return card;
    }

    /** On what it runs. */
    public Execution execution() {
        return session.execution();
    }

    @Override
    public int scale() {
        return card.scale();
    }

    /**
     * Enhances a batch of images.
     *
     * @throws IllegalArgumentException if the batch is empty, its images differ in size, or a pixel is no finite number
     * @throws IllegalStateException if another thread is inside, or it is closed
     */
    @Override
    public List<Image> enhance(List<Image> batch) {
        List<List<Image>> samples = batch.stream().map(List::of).toList();
        Box wanted =
                batch.isEmpty() ? new Box(0, 0, 1, 1) : batch.get(0).bounds().refined(card.scale());
        return session.run(samples, wanted);
    }

    @Override
    public void close() {
        session.close();
    }
}
