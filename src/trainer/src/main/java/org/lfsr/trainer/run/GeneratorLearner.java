package org.lfsr.trainer.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.lfsr.imaging.Image;
import org.lfsr.trainer.config.ConfigurationException;
import org.lfsr.trainer.config.GeneratorRun;
import org.lfsr.trainer.config.LossConfiguration;
import org.lfsr.trainer.data.Patches;
import org.lfsr.trainer.loss.AdversarialLoss;
import org.lfsr.trainer.loss.GeneratorBatch;
import org.lfsr.trainer.loss.LossSum;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.network.NetworkDescription;
import org.lfsr.trainer.network.SafeTensors;
import org.lfsr.trainer.network.SrResNet;
import org.lfsr.trainer.torch.Autocast;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Processor;
import org.lfsr.trainer.torch.Tensors;

/** Trains a generator: by pixels alone, or against a discriminator too. */
final class GeneratorLearner implements Learner<Patches> {

    private static final String GENERATOR = "generator.safetensors";
    private static final String AVERAGE = "average.safetensors";
    private static final String ADAM = "generator-adam.safetensors";
    private static final String DISCRIMINATOR = "discriminator"; // Its loss, in the metrics.

    private final GeneratorRun run;
    private final Processor processor;
    private final Autocast autocast;
    private final GeneratorObjective objective;
    private final SrResNet generator;
    private final SrResNet averaged;
    private final WeightAverage average;
    private final Update update;
    private final @Nullable Adversary adversary;
    private boolean averages;

    private GeneratorLearner(GeneratorRun run, Processor processor, Peers peers)
            throws IOException, ConfigurationException {
        this.run = run;
        this.processor = processor;
        this.autocast = new Autocast(run.machine().precision().resolve(processor), processor);
        this.objective = GeneratorObjective.of(run.perceptual(), autocast, processor);
        this.generator = SrResNet.of(run.network());
        this.averaged = SrResNet.of(run.network());
        place(generator);
        place(averaged);
        this.average = new WeightAverage(generator, averaged);
        this.update = new Update(generator, autocast.precision(), peers);
        this.adversary =
                run.discriminator() == null ? null : new Adversary(run.discriminator(), autocast, processor, peers);
    }

    private void place(Network network) {
        network.place(processor);
        network.storeChannelsLast();
    }

    /**
     * Creates a learner.
     *
     * @throws IOException if the network to start from, or the perceptual one, cannot be read
     * @throws ConfigurationException if one of them does not fit
     */
    static GeneratorLearner of(GeneratorRun run, Processor processor, Peers peers)
            throws IOException, ConfigurationException {
        GeneratorLearner learner = new GeneratorLearner(run, processor, peers);
        StartingPoint.load(run.start(), learner.generator);
        peers.copyFromFirst(learner.generator);
        return learner;
    }

    @Override
    public Map<String, Double> learn(Patches samples, Schedule.Place place) {
        LossConfiguration wanted = place.stage().losses();
        place.prepare(generator);
        Tensor low = placed(samples.low());
        Tensor high = placed(samples.high());
        if (place.learned() < 0) {
            Tensor made = NativeScope.withoutGradients(() -> autocast.call(() -> generator.forward(low)));
            return numbers(Map.of(DISCRIMINATOR, judged(made, high, place)));
        }
        Tensor made = autocast.call(() -> generator.forward(low));
        Map<String, Tensor> losses = new LinkedHashMap<>();
        if (wanted.adversarialWeight() > 0) {
            losses.put(DISCRIMINATOR, judged(made.detach(), high, place));
        }
        LossSum sum = objective.loss(wanted).of(new GeneratorBatch(made, high, this::scores));
        update.step(sum.total(), place.rate());
        losses.putAll(sum.parts());
        averages = place.stage().average() > 0;
        if (averages) {
            average(place);
        }
        return numbers(losses);
    }

    /** Waits for the processor to have calculated them, which is why it comes last. */
    private static Map<String, Double> numbers(Map<String, Tensor> losses) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        losses.forEach((name, loss) -> numbers.put(name, (double) loss.item_float()));
        return numbers;
    }

    private Tensor judged(Tensor made, Tensor high, Schedule.Place place) {
        AdversarialLoss game = GeneratorObjective.adversarial(place.stage().losses());
        return Objects.requireNonNull(adversary).learn(game, high, made, place.discriminatorRate());
    }

    private Tensor scores(Tensor images) {
        return Objects.requireNonNull(adversary).scores(images);
    }

    private void average(Schedule.Place place) {
        if (place.learned() == 0) {
            average.restart();
        }
        average.add(place.stage().average(), place.learned());
    }

    private Tensor placed(List<Image> images) {
        return Tensors.channelsLast(processor.place(Tensors.ofImages(images)));
    }

    @Override
    public Network network() {
        return averages ? averaged : generator;
    }

    @Override
    public Map<String, String> description() {
        return NetworkDescription.of(run.network());
    }

    @Override
    public void save(Path folder) throws IOException {
        new SafeTensors(description(), generator.state()).write(folder.resolve(GENERATOR));
        new SafeTensors(description(), averaged.state()).write(folder.resolve(AVERAGE));
        update.save(folder.resolve(ADAM));
        if (adversary != null) {
            adversary.save(folder);
        }
    }

    @Override
    public void load(Path folder) throws IOException {
        generator.load(SafeTensors.read(folder.resolve(GENERATOR)).state());
        averaged.load(SafeTensors.read(folder.resolve(AVERAGE)).state());
        update.load(folder.resolve(ADAM));
        if (adversary != null) {
            adversary.load(folder);
        }
    }

    @Override
    public void close() {
        if (adversary != null) {
            adversary.close();
        }
        objective.close();
        update.close();
        average.close();
        averaged.close();
        generator.close();
    }
}
