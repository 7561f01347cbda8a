package org.lfsr.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lfsr.inference.GeneratorCard;
import org.lfsr.inference.StoredModel;
import org.lfsr.inference.UnusableModelException;
import org.lfsr.pipeline.DetectorModel;
import org.lfsr.pipeline.GeneratorModel;
import org.lfsr.pipeline.ModelSet;
import org.lfsr.pipeline.delivery.ProductKeys;
import org.lfsr.pipeline.manifest.ModelUse;
import org.lfsr.pipeline.manifest.ModelUse.Role;

/**
 * The models that scans shall be done with; nothing is enhanced here, so they are not opened.
 *
 * @param detector finds the lesions
 * @param generator enhances them
 * @param scale how many times as fine the results are
 * @param modality the DICOM modality that the generator is for
 */
public record ModelPair(ModelUse detector, ModelUse generator, int scale, String modality) {

    /**
     * Takes two of the models that are in use.
     *
     * @param scale whose generator to take; empty for the first
     * @throws IllegalArgumentException if there is none of the scale
     */
    public static ModelPair of(ModelSet models, Optional<Integer> scale) {
        GeneratorModel generator = (scale.isEmpty()
                        ? models.generators().stream().findFirst()
                        : models.generator(scale.get()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no generator of scale %d among those in use".formatted(scale.orElse(0))));
        DetectorModel detector = models.detector();
        return new ModelPair(
                new ModelUse(Role.LESION_DETECTOR, detector.card().id(), detector.sha256()),
                new ModelUse(Role.GENERATOR, generator.card().id(), generator.sha256()),
                generator.card().scale(),
                generator.card().about().envelope().modality());
    }

    /**
     * Takes two of the models that were read.
     *
     * @param models one detector, and one generator or several
     * @param scale whose generator to take; empty for the first
     * @throws UnusableModelException if there is not exactly one detector, or no generator of the scale
     */
    public static ModelPair of(List<StoredModel> models, Optional<Integer> scale) throws UnusableModelException {
        List<StoredModel> detectors = new ArrayList<>();
        List<ModelPair> pairs = new ArrayList<>();
        models.stream()
                .filter(model -> !(model.card() instanceof GeneratorCard))
                .forEach(detectors::add);
        if (detectors.size() != 1) {
            throw new UnusableModelException("There must be one lesion detector, found %d among %s"
                    .formatted(
                            detectors.size(),
                            models.stream().map(StoredModel::source).toList()));
        }
        for (StoredModel model : models) {
            if (model.card() instanceof GeneratorCard card) {
                pairs.add(new ModelPair(
                        use(Role.LESION_DETECTOR, detectors.get(0)),
                        use(Role.GENERATOR, model),
                        card.scale(),
                        card.about().envelope().modality()));
            }
        }
        return pairs.stream()
                .filter(pair -> scale.isEmpty() || scale.get() == pair.scale())
                .findFirst()
                .orElseThrow(() -> new UnusableModelException("There is no generator%s among %s"
                        .formatted(
                                scale.map(" of scale %d"::formatted).orElse(""),
                                models.stream().map(StoredModel::source).toList())));
    }

    private static ModelUse use(Role role, StoredModel model) {
        return new ModelUse(role, model.card().id(), model.sha256());
    }

    /** The pair's name, as it is part of the keys of results. */
    public String name() {
        return ProductKeys.modelSet(detector, generator);
    }

    /** Both, as manifests have them. */
    List<ModelUse> models() {
        return List.of(detector, generator);
    }
}
