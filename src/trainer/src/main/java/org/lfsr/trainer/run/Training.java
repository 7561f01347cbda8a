package org.lfsr.trainer.run;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.lfsr.trainer.config.WatchConfiguration;
import org.lfsr.trainer.data.Prefetcher;
import org.lfsr.trainer.data.Sampler;
import org.lfsr.trainer.metrics.Curves;
import org.lfsr.trainer.metrics.MetricsLog;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.network.NetworkDescription;
import org.lfsr.trainer.network.SafeTensors;
import org.lfsr.trainer.torch.NativeScope;

/**
 * The training loop. Draw, learn, now and then validate and save, until the last step, a wish to stop, or a loss that
 * is no number. Every step's samples follow from the seed and the step, and a checkpoint holds all else, so a resumed
 * run gives the numbers of one that was never interrupted.
 *
 * <p>Where several processes train together, each runs this loop over its share; the first alone validates and writes,
 * while the others wait in the next step.
 *
 * @param <T> what a step sees
 */
final class Training<T> {

    /** Drawing is cheaper than learning, unless a device learns: then the processors have little else to do. */
    private static final int DRAWERS =
            Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors() / 2));

    private final Learner<T> learner;
    private final Sampler<T> sampler;
    private final Validation validation;
    private final Schedule schedule;
    private final WatchConfiguration watch;
    private final RunFolder folder;
    private final Checkpoints checkpoints;
    private final MetricsLog metrics;
    private final Telling telling;
    private final Peers peers;
    private final CostMeter cost = new CostMeter();

    Training(Parts<T> parts, RunFolder folder, Telling telling, Peers peers) {
        this.learner = parts.learner();
        this.sampler = parts.sampler();
        this.validation = parts.validation();
        this.schedule = parts.schedule();
        this.watch = parts.watch();
        this.folder = folder;
        this.checkpoints = new Checkpoints(folder.checkpoint());
        this.metrics = new MetricsLog(folder.metrics());
        this.telling = telling;
        this.peers = peers;
    }

    /** What a run is made of. */
    record Parts<T>(
            Learner<T> learner,
            Sampler<T> sampler,
            Validation validation,
            Schedule schedule,
            WatchConfiguration watch) {}

    /**
     * Trains from the newest checkpoint, or from the beginning where there is none.
     *
     * @return how many steps are done: all of them, unless the run was asked to stop
     * @throws TrainingException if a loss is not finite, or another process is gone
     */
    long run() throws IOException, InterruptedException, TrainingException {
        Checkpoints.State state = resumed();
        try (StopRequest stop = new StopRequest();
                Prefetcher<T> samples = new Prefetcher<>(sampler, state.step(), DRAWERS);
                Progress progress = new Progress(telling, state.step(), schedule.steps())) {
            boolean stopping = false;
            while (state.step() < schedule.steps() && !stopping) {
                Schedule.Place place = schedule.at(state.step());
                long began = System.nanoTime();
                T drawn = samples.take();
                Map<String, Double> losses = NativeScope.call(() -> learner.learn(drawn, place));
                cost.add(System.nanoTime() - began);
                refuseBroken(losses, state.step());
                state = state.learned(losses);
                progress.done(state.step(), place, losses);
                if (peers.first() && due(watch.validateEvery(), state)) {
                    state = validated(state, place.stage().name(), progress);
                }
                stopping = peers.any(stop::requested);
                if (peers.first() && (due(watch.checkpointEvery(), state) || stopping)) {
                    checkpoint(state);
                }
            }
        } catch (StepException e) {
            throw new TrainingException(
                    "Step %d failed. %s; %s".formatted(state.step() + 1, e.getMessage(), lastCheckpoint()), e);
        }
        return state.step();
    }

    private Checkpoints.State resumed() throws IOException, TrainingException {
        Optional<Path> newest = checkpoints.newest();
        Checkpoints.State state = newest.isEmpty() ? Checkpoints.State.BEGIN : Checkpoints.load(learner, newest.get());
        peers.agree("steps done in " + folder.path(), String.valueOf(state.step()));
        if (peers.first()) {
            metrics.forgetAfter(state.step());
        }
        return state;
    }

    private boolean due(int every, Checkpoints.State state) {
        return state.step() % every == 0 || state.step() == schedule.steps();
    }

    private Checkpoints.State validated(Checkpoints.State state, String stage, Progress progress) throws IOException {
        Network network = learner.network();
        network.evaluate();
        Validation.Verdict verdict = validation.judge(network);
        network.train();
        metrics.add(state.step(), stage, state.losses().means());
        metrics.add(state.step(), stage, verdict.figures());
        Curves.draw(metrics.figures(), folder.curves());
        if (verdict.picture().isPresent()) {
            draw(verdict.picture().get(), state.step());
        }
        progress.say("step %d %s".formatted(state.step(), verdict.figures()));
        if (verdict.score() > state.best()) {
            write(folder.best(), state.step());
        }
        return state.validated(verdict.score());
    }

    private void draw(BufferedImage picture, long step) throws IOException {
        ImageIO.write(
                picture,
                "png",
                folder.pictures().resolve("step-%09d.png".formatted(step)).toFile());
    }

    private void checkpoint(Checkpoints.State state) throws IOException, TrainingException {
        try {
            checkpoints.save(learner, state);
            cost.cost(sampler.stepsPerEpoch()).write(folder.cost());
        } catch (ArithmeticException e) {
            throw broken("Network is broken after step %d: %s".formatted(state.step(), e.getMessage()));
        }
        write(folder.last(), state.step());
    }

    private void write(Path file, long step) throws IOException {
        Map<String, String> words = new TreeMap<>(learner.description());
        words.put(NetworkDescription.STEPS, String.valueOf(step));
        new SafeTensors(words, learner.network().state()).write(file);
    }

    private void refuseBroken(Map<String, Double> losses, long step) throws IOException, TrainingException {
        for (Map.Entry<String, Double> loss : losses.entrySet()) {
            if (!Double.isFinite(loss.getValue())) {
                throw broken("Loss %s is %s at step %d".formatted(loss.getKey(), loss.getValue(), step));
            }
        }
    }

    private TrainingException broken(String how) throws IOException {
        return new TrainingException("%s; %s".formatted(how, lastCheckpoint()));
    }

    private String lastCheckpoint() throws IOException {
        return "the last good checkpoint is %s"
                .formatted(checkpoints.newest().map(Path::toString).orElse("none"));
    }
}
