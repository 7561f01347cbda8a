package org.lfsr.inference.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.IntensityRange;
import org.lfsr.inference.DetectorCard;
import org.lfsr.inference.InferenceException;
import org.lfsr.inference.LesionDetector;
import org.lfsr.inference.StoredModel;
import org.lfsr.inference.UnusableModelException;

/**
 * A lesion detector that ONNX Runtime computes. Any thread may call it, one at a time: a second one is refused, and
 * {@link #close} waits for the one that is inside. Results do not depend on the number of threads, nor on what else is
 * in the batch but for rounding.
 */
public final class OnnxLesionDetector implements LesionDetector {

    private static final int LEAST_SIDE = 32;
    private static final List<Box> PROBES =
            List.of(new Box(0, 0, LEAST_SIDE, LEAST_SIDE), new Box(0, 0, LEAST_SIDE + 1, LEAST_SIDE + 7));

    private final DetectorCard card;
    private final ModelSession session;

    private OnnxLesionDetector(DetectorCard card, ModelSession session) {
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
    public static OnnxLesionDetector open(Path file, SessionSettings settings) throws IOException {
        return open(StoredModel.read(file), settings);
    }

    /**
     * Opens a model and tries it: on blank slices, and on its golden slice if it has one.
     *
     * @throws UnusableModelException if it is no detector, the runtime refuses it, the provider cannot be had, or it
     *     does not do what its card says
     */
    public static OnnxLesionDetector open(StoredModel model, SessionSettings settings) throws UnusableModelException {
        if (!(model.card() instanceof DetectorCard card)) {
            throw new UnusableModelException("%s is a %s, wanted a detector"
                    .formatted(model.source(), model.card().kind()));
        }
        OnnxLesionDetector detector = new OnnxLesionDetector(card, ModelSession.open(model, card.slices(), settings));
        try {
            detector.tryOut();
            return detector;
        } catch (InferenceException e) {
            detector.close();
            throw new UnusableModelException(
                    "%s does not do what its card says: %s".formatted(model.source(), e.getMessage()), e);
        }
    }

    private void tryOut() {
        for (Box probe : PROBES) {
            Image blank = new Image(probe.width(), probe.height(), new float[probe.area()]);
            occupancy(List.of(Collections.nCopies(card.slices(), blank)));
        }
        if (card.golden() != null) {
            card.golden().check(this);
        }
    }

    /** What the model says of itself. */
    public DetectorCard card() {
        return card;
    }

    /** On what it runs. */
    public Execution execution() {
        return session.execution();
    }

    @Override
    public int slices() {
        return card.slices();
    }

    @Override
    public int stride() {
        return card.stride();
    }

    /**
     * Looks at a batch of slices.
     *
     * @throws IllegalArgumentException if the batch is empty, a sample has another number of slices, they differ in
     *     size or are smaller than 32 x 32, or a pixel is no finite number
     * @throws IllegalStateException if another thread is inside, or it is closed
     */
    @Override
    public List<Image> occupancy(List<List<Image>> batch) {
        List<Image> maps = session.run(batch, cells(batch));
        for (int i = 0; i < maps.size(); i++) {
            requireShares(i, maps.get(i));
        }
        return maps;
    }

    private Box cells(List<List<Image>> batch) {
        if (batch.isEmpty() || batch.get(0).isEmpty()) {
            return new Box(0, 0, 1, 1);
        }
        Image first = batch.get(0).get(0);
        if (first.width() < LEAST_SIDE || first.height() < LEAST_SIDE) {
            throw new IllegalArgumentException(
                    "Slices are %s, wanted at least %d x %d".formatted(first, LEAST_SIDE, LEAST_SIDE));
        }
        return new Box(0, 0, cells(first.width()), cells(first.height()));
    }

    private int cells(int pixels) {
        return (pixels + card.stride() - 1) / card.stride();
    }

    private static void requireShares(int index, Image map) {
        IntensityRange range = IntensityRange.of(map);
        if (range.min() < 0 || range.max() > 1) {
            throw new InferenceException(
                    "Map %d has shares from %s to %s, wanted 0 to 1".formatted(index, range.min(), range.max()));
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
