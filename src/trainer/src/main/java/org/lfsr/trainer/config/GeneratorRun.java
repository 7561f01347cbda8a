package org.lfsr.trainer.config;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lfsr.trainer.network.DiscriminatorShape;
import org.lfsr.trainer.network.GeneratorShape;

/**
 * Trains a generator: SRResNet by pixels alone, SRGAN by whole slices and a discriminator, LFSR by lesion regions and a
 * discriminator.
 *
 * @param network the generator's shape
 * @param degradation how low resolution is made from high
 * @param samples what a step sees
 * @param start the network that this run starts from, as a run leaves it; null to start from random weights
 * @param perceptual the frozen network of the perceptual loss; null if no stage weighs it
 * @param discriminator what judges the generator; null if no stage weighs an adversarial loss
 */
public record GeneratorRun(
        long seed,
        DataConfiguration data,
        GeneratorShape network,
        DegradationConfiguration degradation,
        SampleConfiguration samples,
        @JsonSetter(nulls = Nulls.SET) @Nullable Path start,
        @JsonSetter(nulls = Nulls.SET) @Nullable PerceptualConfiguration perceptual,
        @JsonSetter(nulls = Nulls.SET) @Nullable DiscriminatorShape discriminator,
        List<StageConfiguration> stages,
        WatchConfiguration watch,
        MachineConfiguration machine)
        implements RunConfiguration {

    /**
     * Checks that the parts fit together.
     *
     * @throws IllegalArgumentException if there is no stage, or a stage weighs a loss that has no network
     */
    public GeneratorRun {
        stages = List.copyOf(Checks.notEmpty("stages", stages));
        for (StageConfiguration stage : stages) {
            LossConfiguration losses = stage.losses();
            requireNetwork(stage, "perceptual", losses.perceptualWeight(), perceptual);
            requireNetwork(stage, "adversarial", losses.adversarialWeight(), discriminator);
        }
    }

    private static void requireNetwork(StageConfiguration stage, String loss, double weight, @Nullable Record network) {
        if (weight > 0 && network == null) {
            throw new IllegalArgumentException("Stage %s weighs the %s loss by %s, but %s is null"
                    .formatted(stage.name(), loss, weight, loss.equals("perceptual") ? loss : "discriminator"));
        }
    }
}
