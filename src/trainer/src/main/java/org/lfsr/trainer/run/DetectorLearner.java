package org.lfsr.trainer.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.lfsr.imaging.Image;
import org.lfsr.trainer.config.ConfigurationException;
import org.lfsr.trainer.config.DetectorRun;
import org.lfsr.trainer.data.Scenes;
import org.lfsr.trainer.loss.OccupancyLoss;
import org.lfsr.trainer.network.LesionNet;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.network.NetworkDescription;
import org.lfsr.trainer.network.SafeTensors;
import org.lfsr.trainer.torch.Autocast;
import org.lfsr.trainer.torch.Processor;
import org.lfsr.trainer.torch.Tensors;

/** Trains a lesion detector by the squared error of its map (seed paper, section 2.2). */
final class DetectorLearner implements Learner<Scenes> {

    private static final String DETECTOR = "detector.safetensors";
    private static final String AVERAGE = "average.safetensors";
    private static final String ADAM = "detector-adam.safetensors";

    private final DetectorRun run;
    private final Processor processor;
    private final Autocast autocast;
    private final OccupancyLoss loss;
    private final LesionNet detector;
    private final LesionNet averaged;
    private final WeightAverage average;
    private final Update update;
    private boolean averages;

    private DetectorLearner(DetectorRun run, Processor processor, Peers peers) {
        this.run = run;
        this.processor = processor;
        this.autocast = new Autocast(run.machine().precision().resolve(processor), processor);
        this.loss = new OccupancyLoss(run.scenes().lesionWeight());
        this.detector = LesionNet.of(run.detector());
        this.averaged = LesionNet.of(run.detector());
        for (Network network : List.of(detector, averaged)) {
            network.place(processor);
            network.storeChannelsLast();
        }
        this.average = new WeightAverage(detector, averaged);
        this.update = new Update(detector, autocast.precision(), peers);
    }

    /**
     * Creates a learner.
     *
     * @throws IOException if the network to start from cannot be read
     * @throws ConfigurationException if it does not fit
     */
    static DetectorLearner of(DetectorRun run, Processor processor, Peers peers)
            throws IOException, ConfigurationException {
        DetectorLearner learner = new DetectorLearner(run, processor, peers);
        StartingPoint.load(run.start(), learner.detector);
        peers.copyFromFirst(learner.detector);
        return learner;
    }

    @Override
    public Map<String, Double> learn(Scenes samples, Schedule.Place place) {
        place.prepare(detector);
        Tensor inputs = Tensors.channelsLast(processor.place(stacked(samples.inputs())));
        Tensor wanted = processor.place(Tensors.ofImages(samples.occupancies()));
        Tensor made = autocast.call(() -> detector.forward(inputs));
        Tensor missed = loss.of(made, wanted);
        update.step(missed, place.rate());
        averages = place.stage().average() > 0;
        if (averages) {
            average(place);
        }
        Map<String, Double> losses = new LinkedHashMap<>();
        losses.put("occupancy", (double) missed.item_float());
        return losses;
    }

    /** One tensor of {@code (N, channels, H, W)}. */
    private static Tensor stacked(List<List<Image>> inputs) {
        List<Tensor> channels = IntStream.range(0, inputs.get(0).size())
                .mapToObj(channel -> Tensors.ofImages(
                        inputs.stream().map(input -> input.get(channel)).toList()))
                .toList();
        return torch.cat(new TensorVector(channels.toArray(Tensor[]::new)), 1);
    }

    private void average(Schedule.Place place) {
        if (place.step() == 0) {
            average.restart();
        }
        average.add(place.stage().average(), place.step());
    }

    @Override
    public Network network() {
        return averages ? averaged : detector;
    }

    @Override
    public Map<String, String> description() {
        return NetworkDescription.of(run.detector());
    }

    @Override
    public void save(Path folder) throws IOException {
        new SafeTensors(description(), detector.state()).write(folder.resolve(DETECTOR));
        new SafeTensors(description(), averaged.state()).write(folder.resolve(AVERAGE));
        update.save(folder.resolve(ADAM));
    }

    @Override
    public void load(Path folder) throws IOException {
        detector.load(SafeTensors.read(folder.resolve(DETECTOR)).state());
        averaged.load(SafeTensors.read(folder.resolve(AVERAGE)).state());
        update.load(folder.resolve(ADAM));
    }

    @Override
    public void close() {
        update.close();
        average.close();
        averaged.close();
        detector.close();
    }
}
