package org.lfsr.trainer.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.lfsr.imaging.Image;
import org.lfsr.trainer.config.GeneratorRun;
import org.lfsr.trainer.data.Patches;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.network.NetworkDescription;
import org.lfsr.trainer.network.SafeTensors;
import org.lfsr.trainer.network.SrResNet;
import org.lfsr.trainer.torch.Autocast;
import org.lfsr.trainer.torch.Processor;
import org.lfsr.trainer.torch.Tensors;

/** Trains a generator: by pixels alone, or against a discriminator too. */
final class GeneratorLearner implements Learner<Patches> {

    private static final String GENERATOR = "generator.safetensors";
    private static final String AVERAGE = "average.safetensors";
    private static final String ADAM = "generator-adam.pt";

    private final GeneratorRun run;
    private final Processor processor;
    private final Peers peers;
    private final Autocast autocast;
    private final SrResNet generator;
    private final SrResNet averaged;
    private final WeightAverage average;
    private final Adam adam;
    private boolean averages;

    private GeneratorLearner(GeneratorRun run, Processor processor, Peers peers) {
        this.run = run;
        this.processor = processor;
        this.peers = peers;
        this.autocast = new Autocast(run.machine().precision().resolve(processor), processor);
        this.generator = SrResNet.of(run.network());
        this.averaged = SrResNet.of(run.network());
        this.average = new WeightAverage(generator, averaged);
        place(generator);
        place(averaged);
        peers.copyFromFirst(generator);
        this.adam = new Adam(generator);
    }

    private void place(Network network) {
        network.place(processor);
        network.storeChannelsLast();
    }

    /**
     * Creates a learner.
     *
     * @throws IOException if the run is to start from a network that cannot be read
     */
    static GeneratorLearner of(GeneratorRun run, Processor processor, Peers peers) throws IOException {
        GeneratorLearner learner = new GeneratorLearner(run, processor, peers);
        if (run.start() != null) {
            learner.generator.load(SafeTensors.read(run.start()).state());
        }
        return learner;
    }

    @Override
    public Map<String, Double> learn(Patches samples, Schedule.Place place) {
        Tensor low = placed(samples.low());
        Tensor high = placed(samples.high());
        Tensor made = autocast.call(() -> generator.forward(low));
        Map<String, Double> losses = new LinkedHashMap<>();
        Tensor loss = torch.mse_loss(made, high);
        losses.put("loss", (double) loss.item_float());
        adam.forget();
        loss.backward();
        peers.averageGradients(generator);
        adam.update(place.rate());
        averages = place.stage().average() > 0;
        if (averages) {
            average(place);
        }
        return losses;
    }

    private void average(Schedule.Place place) {
        if (place.step() == 0) {
            average.restart();
        }
        average.add(place.stage().average(), place.step());
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
        adam.save(folder.resolve(ADAM));
    }

    @Override
    public void load(Path folder) throws IOException {
        generator.load(SafeTensors.read(folder.resolve(GENERATOR)).state());
        averaged.load(SafeTensors.read(folder.resolve(AVERAGE)).state());
        adam.load(folder.resolve(ADAM));
    }

    @Override
    public void close() {
        adam.close();
        averaged.close();
        generator.close();
    }
}
