package org.lfsr.pipeline;

import java.io.IOException;
import java.util.List;
import org.lfsr.imaging.Image;
import org.lfsr.inference.InferenceException;
import org.lfsr.inference.RegionView;

/** Makes a stack finer with a generator. */
final class Generation {

    private final GeneratorModel generator;
    private final Batches batches;

    Generation(GeneratorModel generator, Batches batches) {
        this.generator = generator;
        this.batches = batches;
    }

    /**
     * Enhances a stack's slices.
     *
     * @return the region of each slice, normalized
     * @throws NotFiniteException if the generator made something that is no number
     */
    List<Image> enhance(CutStack cut) throws IOException, NotFiniteException {
        RegionView view =
                RegionView.of(cut.region().box(), cut.bounds(), generator.card().contextPixels());
        List<Image> made = made(cut, view);
        for (Image image : made) {
            requireFinite(image);
        }
        int scale = generator.card().scale();
        return made.stream().map(image -> view.region(image, scale)).toList();
    }

    private List<Image> made(CutStack cut, RegionView view) throws IOException, NotFiniteException {
        try {
            return batches.run(
                    cut.depth(),
                    view.seen().area(),
                    slice -> cut.normalized(slice, view),
                    generator.network()::enhance);
        } catch (InferenceException e) {
            if (e.notFinite()) {
                throw new NotFiniteException(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private void requireFinite(Image image) throws NotFiniteException {
        for (float pixel : image.pixels()) {
            if (!Float.isFinite(pixel)) {
                throw new NotFiniteException(
                        "%s gave %s".formatted(generator.card().id(), pixel));
            }
        }
    }

    /** A result that is no picture. Holds no stack trace: it is no failure of the program. */
    static final class NotFiniteException extends Exception {

        private static final long serialVersionUID = 1;

        NotFiniteException(String message) {
            super(message, null, false, false);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }
}
