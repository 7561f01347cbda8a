package org.lfsr.trainer.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.lfsr.trainer.config.ConfigurationException;
import org.lfsr.trainer.config.LossConfiguration;
import org.lfsr.trainer.config.PerceptualConfiguration;
import org.lfsr.trainer.loss.AdversarialLoss;
import org.lfsr.trainer.loss.CharbonnierLoss;
import org.lfsr.trainer.loss.CrossEntropyAdversarialLoss;
import org.lfsr.trainer.loss.GeneratorLoss;
import org.lfsr.trainer.loss.ImageLoss;
import org.lfsr.trainer.loss.MeanSquareLoss;
import org.lfsr.trainer.loss.PerceptualLoss;
import org.lfsr.trainer.loss.ProbabilityAdversarialLoss;
import org.lfsr.trainer.loss.WeightedTerm;
import org.lfsr.trainer.network.IntensityRange;
import org.lfsr.trainer.network.PerceptualNetwork;
import org.lfsr.trainer.torch.Autocast;
import org.lfsr.trainer.torch.Processor;

/** Makes the losses that a stage asks for, over one perceptual network for all stages. */
final class GeneratorObjective implements AutoCloseable {

    private final Autocast autocast;
    private final @Nullable PerceptualNetwork perceptual;

    private GeneratorObjective(Autocast autocast, @Nullable PerceptualNetwork perceptual) {
        this.autocast = autocast;
        this.perceptual = perceptual;
    }

    /**
     * Creates an objective.
     *
     * @throws IOException if the perceptual network cannot be read
     * @throws ConfigurationException if it does not take what it is to see
     */
    static GeneratorObjective of(@Nullable PerceptualConfiguration wanted, Autocast autocast, Processor processor)
            throws IOException, ConfigurationException {
        if (wanted == null) {
            return new GeneratorObjective(autocast, null);
        }
        try {
            PerceptualNetwork network = PerceptualNetwork.read(
                    wanted.file(), wanted.output(), new IntensityRange(wanted.lowest(), wanted.highest()));
            network.place(processor);
            return new GeneratorObjective(autocast, network);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("perceptual.file: %s: %s".formatted(wanted.file(), e.getMessage()), e);
        }
    }

    /** What the generator minimizes. */
    GeneratorLoss loss(LossConfiguration losses) {
        List<WeightedTerm> terms = new ArrayList<>();
        terms.add(WeightedTerm.comparing("pixel", losses.pixelWeight(), pixel(losses)));
        if (perceptual != null) {
            ImageLoss features = new PerceptualLoss(perceptual, PerceptualLoss.DEFAULT_FACTOR);
            terms.add(WeightedTerm.comparing(
                    "perceptual", losses.perceptualWeight(), (made, wanted) -> reduced(features, made, wanted)));
        }
        terms.add(WeightedTerm.adversarial("adversarial", losses.adversarialWeight(), adversarial(losses)));
        return new GeneratorLoss(terms);
    }

    private Tensor reduced(ImageLoss loss, Tensor made, Tensor wanted) {
        return autocast.call(() -> loss.of(made, wanted));
    }

    private static ImageLoss pixel(LossConfiguration losses) {
        return losses.pixel() == LossConfiguration.Pixel.MSE ? new MeanSquareLoss() : CharbonnierLoss.DEFAULT;
    }

    /** What generator and discriminator play for. */
    static AdversarialLoss adversarial(LossConfiguration losses) {
        return losses.adversarial() == LossConfiguration.Adversarial.PAPER
                ? new ProbabilityAdversarialLoss()
                : new CrossEntropyAdversarialLoss();
    }

    @Override
    public void close() {
        if (perceptual != null) {
            perceptual.close();
        }
    }
}
