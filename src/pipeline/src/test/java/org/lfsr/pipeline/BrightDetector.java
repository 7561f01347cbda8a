package org.lfsr.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.lfsr.imaging.Image;
import org.lfsr.inference.InferenceException;
import org.lfsr.inference.LesionDetector;

/** Takes for lesion what is bright; keeps count of what it was shown. */
final class BrightDetector implements LesionDetector {

    private static final int STRIDE = 8;
    private static final float BRIGHT = 2;

    final List<Integer> batchSizes = new ArrayList<>();
    final List<List<Image>> samples = new ArrayList<>();
    private final int slices;
    private final int mostAtOnce;
    private final float weight;

    BrightDetector() {
        this(1, Integer.MAX_VALUE);
    }

    /** One to which a bright pixel counts as much as several. */
    BrightDetector(float weight) {
        this(1, Integer.MAX_VALUE, weight);
    }

    /** One that has memory for so many samples at once. */
    BrightDetector(int slices, int mostAtOnce) {
        this(slices, mostAtOnce, 1);
    }

    private BrightDetector(int slices, int mostAtOnce, float weight) {
        this.slices = slices;
        this.mostAtOnce = mostAtOnce;
        this.weight = weight;
    }

    @Override
    public int slices() {
        return slices;
    }

    @Override
    public int stride() {
        return STRIDE;
    }

    @Override
    public List<Image> occupancy(List<List<Image>> batch) {
        batchSizes.add(batch.size());
        if (batch.size() > mostAtOnce) {
            throw InferenceException.ofMemory("No memory for " + batch.size(), new IllegalStateException());
        }
        samples.addAll(batch);
        return batch.stream().map(sample -> map(sample.get(slices / 2))).toList();
    }

    /** The share of bright pixels in each cell, times the weight. */
    private Image map(Image slice) {
        int columns = (slice.width() + STRIDE - 1) / STRIDE;
        int rows = (slice.height() + STRIDE - 1) / STRIDE;
        float[] cells = new float[columns * rows];
        for (int y = 0; y < slice.height(); y++) {
            for (int x = 0; x < slice.width(); x++) {
                float share = weight / (STRIDE * STRIDE);
                cells[y / STRIDE * columns + x / STRIDE] += slice.at(x, y) > BRIGHT ? share : 0;
            }
        }
        return new Image(columns, rows, cells);
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
