package org.lfsr.pipeline;

import java.util.List;
import java.util.Optional;
import org.lfsr.pipeline.manifest.Computation;

/**
 * The models that scans are done with.
 *
 * @param detector finds lesions at any scale
 * @param generators at most one a scale; the first is taken where a request names no scale
 * @param computation on what they run
 */
public record ModelSet(DetectorModel detector, List<GeneratorModel> generators, Computation computation) {

    /**
     * Checks the scales.
     *
     * @throws IllegalArgumentException if there is no generator, or two of one scale
     */
    public ModelSet {
        generators = List.copyOf(generators);
        long scales = generators.stream()
                .mapToInt(model -> model.card().scale())
                .distinct()
                .count();
        if (generators.isEmpty() || scales < generators.size()) {
            throw new IllegalArgumentException("A model set has at least one generator and at most one a scale, found "
                    + generators.stream().map(model -> model.card().id()).toList());
        }
    }

    /** The generator of a scale. */
    public Optional<GeneratorModel> generator(int scale) {
        return generators.stream()
                .filter(model -> model.card().scale() == scale)
                .findFirst();
    }
}
