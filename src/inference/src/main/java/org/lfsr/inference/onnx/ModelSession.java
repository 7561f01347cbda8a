package org.lfsr.inference.onnx;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.inference.InferenceException;
import org.lfsr.inference.StoredModel;
import org.lfsr.inference.UnusableModelException;

/**
 * A model that one thread at a time uses: a second one is refused. A sample that is alone in its batch and still does
 * not fit into a device's memory is calculated by the machine's own processors; the next one is tried on the device
 * again. Whoever opened it closes it.
 */
final class ModelSession implements AutoCloseable {

    private final String source;
    private final int channels;
    private final Execution opened;
    private final Calculator calculator;
    private final Spare spare;
    private final ReentrantLock use = new ReentrantLock();
    private final AtomicLong batchesOnProcessors = new AtomicLong();
    private @Nullable Calculator processors;
    private boolean closed;

    /** How the model is opened on the machine's own processors. */
    interface Spare {

        Calculator open() throws UnusableModelException;
    }

    /**
     * Takes a model.
     *
     * @param opened on what it runs
     * @param calculator the model; the session closes it
     * @param spare what is opened once the device has too little memory; the session closes it too
     */
    ModelSession(String source, int channels, Execution opened, Calculator calculator, Spare spare) {
        this.source = source;
        this.channels = channels;
        this.opened = opened;
        this.calculator = calculator;
        this.spare = spare;
    }

    /**
     * Opens a model.
     *
     * @param channels how many images make a sample
     * @throws UnusableModelException if the runtime refuses it, it is not of that form, or it carries another card
     */
    static ModelSession open(StoredModel model, int channels, SessionSettings settings) throws UnusableModelException {
        OnnxCalculator calculator = OnnxCalculator.open(model, channels, settings);
        Spare spare = () -> OnnxCalculator.open(model, channels, settings.with(Provider.CPU));
        return new ModelSession(model.source(), channels, calculator.execution(), calculator, spare);
    }

    /** On what it runs, and how often it had to run on something else so far. Any thread may ask. */
    Execution execution() {
        return opened.withBatchesOnProcessors(batchesOnProcessors.get());
    }

    /**
     * Runs a batch.
     *
     * @param batch samples of as many images as there are channels, all of one size
     * @param wanted the size that each result has
     * @throws IllegalArgumentException if the batch is not of that form, or has a pixel that is no number
     * @throws InferenceException if the runtime fails, or a result has another size or a pixel that is no number
     */
    List<Image> run(List<List<Image>> batch, Box wanted) {
        Samples samples = Samples.of(batch, channels);
        if (!use.tryLock()) {
            throw new IllegalStateException("%s is in use by another thread".formatted(source));
        }
        try {
            if (closed) {
                throw new IllegalStateException("%s is closed".formatted(source));
            }
            return run(samples, wanted);
        } finally {
            use.unlock();
        }
    }

    private List<Image> run(Samples samples, Box wanted) {
        try {
            return calculator.run(samples, wanted);
        } catch (InferenceException e) {
            if (!e.outOfMemory() || samples.count() > 1 || opened.provider() == Provider.CPU) {
                throw e;
            }
            return runOnProcessors(samples, wanted, e);
        }
    }

    private List<Image> runOnProcessors(Samples samples, Box wanted, InferenceException shortage) {
        try {
            List<Image> results = processors(shortage).run(samples, wanted);
            batchesOnProcessors.incrementAndGet();
            return results;
        } catch (InferenceException e) {
            if (e != shortage) {
                e.addSuppressed(shortage);
            }
            throw e;
        }
    }

    private Calculator processors(InferenceException shortage) {
        try {
            if (processors == null) {
                processors = spare.open();
            }
            return processors;
        } catch (UnusableModelException e) {
            shortage.addSuppressed(e);
            throw shortage;
        }
    }

    /** Frees the model once no thread runs it any more. Closing twice does nothing. */
    @Override
    public void close() {
        use.lock();
        try {
            if (!closed) {
                closed = true;
                closeBoth();
            }
        } finally {
            use.unlock();
        }
    }

    private void closeBoth() {
        try {
            calculator.close();
        } finally {
            if (processors != null) {
                processors.close();
            }
        }
    }
}
