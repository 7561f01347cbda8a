package org.lfsr.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.run.Checkpoints.State;

class CheckpointsTest {

    private final Diary learner = new Diary();

    @TempDir
    private Path folder;

    private Checkpoints checkpoints;

    @BeforeEach
    void chooseAFolder() {
        checkpoints = new Checkpoints(folder.resolve("checkpoint"));
    }

    @Test
    void hasNoneBeforeTheFirst() throws IOException {
        assertThat(checkpoints.newest()).isEmpty();
    }

    @Test
    void givesBackWhatWasSaved() throws IOException {
        State state = new State(7, 29.5, LossMeter.EMPTY.plus(Map.of("pixel", 1.5)));
        learner.text = "seven";
        checkpoints.save(learner, state);
        learner.text = "";

        State loaded = Checkpoints.load(learner, checkpoints.newest().orElseThrow());

        assertThat(loaded).isEqualTo(state);
        assertThat(learner.text).isEqualTo("seven");
    }

    @Test
    void givesBackABeginningWithoutAValidation() throws IOException {
        checkpoints.save(learner, State.BEGIN);

        assertThat(Checkpoints.load(learner, checkpoints.newest().orElseThrow()))
                .isEqualTo(State.BEGIN);
    }

    @Test
    void keepsTheLastTwo() throws IOException {
        for (int step : new int[] {9, 10, 1_000_000}) {
            checkpoints.save(learner, at(step));
        }

        assertThat(folder.resolve("checkpoint"))
                .isDirectoryNotContaining("glob:**-000000009")
                .isDirectoryContaining("glob:**-000000010");
        assertThat(checkpoints.newest().orElseThrow()).hasFileName("step-001000000");
    }

    @Test
    void overlooksOneThatWasNotFinished() throws IOException {
        checkpoints.save(learner, at(5));
        learner.failure = new IOException("No space left");

        assertThatThrownBy(() -> checkpoints.save(learner, at(6))).hasMessage("No space left");

        assertThat(checkpoints.newest().orElseThrow()).hasFileName("step-000000005");
        learner.failure = null;
        learner.text = "whole";
        checkpoints.save(learner, at(6));
        assertThat(checkpoints.newest().orElseThrow()).hasFileName("step-000000006");
        assertThat(checkpoints.newest().orElseThrow().resolve("diary")).hasContent("whole");
    }

    @Test
    void replacesOneOfTheSameStep() throws IOException {
        checkpoints.save(learner, at(5));
        learner.text = "again";

        checkpoints.save(learner, at(5));

        assertThat(checkpoints.newest().orElseThrow().resolve("diary")).hasContent("again");
    }

    @Test
    void stateCountsStepsAndForgetsLossesAtAValidation() {
        State learned = at(5).learned(Map.of("pixel", 2.0)).learned(Map.of("pixel", 4.0));

        assertThat(learned.step()).isEqualTo(7);
        assertThat(learned.losses().means()).containsExactly(Map.entry("pixel", 3.0));
        assertThat(learned.validated(1)).isEqualTo(new State(7, 1, LossMeter.EMPTY));
    }

    @Test
    void stateKeepsTheBestScoreThatIsANumber() {
        assertThat(State.BEGIN.validated(-5).best()).isEqualTo(-5);
        assertThat(at(1).validated(-5).best()).isEqualTo(0);
        assertThat(at(1).validated(Double.NaN).best()).isEqualTo(0);
    }

    private static State at(long step) {
        return new State(step, 0, LossMeter.EMPTY);
    }

    /** Learns nothing; keeps a text. */
    private static final class Diary implements Learner<String> {

        private String text = "";
        private @Nullable IOException failure;

        @Override
        public void save(Path into) throws IOException {
            Files.writeString(into.resolve("diary"), text);
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public void load(Path from) throws IOException {
            text = Files.readString(from.resolve("diary"));
        }

        @Override
        public Map<String, Double> learn(String samples, Schedule.Place place) {
            throw new AssertionError("A checkpoint learns nothing");
        }

        @Override
        public Network network() {
            throw new AssertionError("A checkpoint holds more than the network");
        }

        @Override
        public Map<String, String> description() {
            throw new AssertionError("A checkpoint is not for others");
        }

        @Override
        public void close() {
            throw new AssertionError("Whoever made a learner closes it");
        }
    }
}
