package org.lfsr.service.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lfsr.imaging.Image;
import org.lfsr.inference.GoldenSlice;
import org.lfsr.inference.StoredImage;
import org.lfsr.pipeline.GeneratorModel;
import org.lfsr.pipeline.ModelSet;

/** Gives models their golden slices, and says how far what they make of them is from what they once made. */
public final class GoldenTrial {

    private final ModelSet models;

    /** Tries models; to be run on the thread that calls their networks. */
    public GoldenTrial(ModelSet models) {
        this.models = models;
    }

    /**
     * How far each model is off, by its id, as a share of what it may be: more than 1 is too much, infinity is a result
     * of another size or without numbers. Models without a golden slice are left out.
     *
     * @throws org.lfsr.inference.InferenceException if one fails
     */
    public Map<String, Double> deviations() {
        Map<String, Double> deviations = new TreeMap<>();
        add(
                deviations,
                models.detector().card().id(),
                models.detector().card().golden(),
                input -> models.detector().network().occupancy(List.of(input)));
        for (GeneratorModel generator : models.generators()) {
            add(deviations, generator.card().id(), generator.card().golden(), generator.network()::enhance);
        }
        return deviations;
    }

    private static void add(
            Map<String, Double> deviations,
            String id,
            @Nullable GoldenSlice golden,
            Function<List<Image>, List<Image>> network) {
        if (golden != null) {
            List<Image> input = golden.input().stream().map(StoredImage::image).toList();
            Image found = network.apply(input).get(0);
            deviations.put(id, greatest(found, golden.output().image()) / golden.tolerance());
        }
    }

    private static double greatest(Image found, Image wanted) {
        if (found.width() != wanted.width() || found.height() != wanted.height()) {
            return Double.POSITIVE_INFINITY;
        }
        double greatest = 0;
        for (int i = 0; i < wanted.pixels().length; i++) {
            double difference = Math.abs((double) found.pixels()[i] - wanted.pixels()[i]);
            greatest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(greatest, difference);
        }
        return greatest;
    }
}
