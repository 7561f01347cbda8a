package org.lfsr.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    @TempDir
    private Path folder;

    @Test
    void helpNamesTheCommands() {
        Said said = Said.by("--help");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("Usage: trainer", "COMMAND", "train  ", "Trains a generator or a detector");
    }

    @Test
    void helpOfTrainTeachesWhatTheRunsFolderHoldsAndHowToGoOn() {
        Said said = Said.by("train", "--help");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out().replaceAll("\\s+", " "))
                .contains(
                        "CONFIGURATION",
                        "--run=FOLDER",
                        "--resume",
                        "The run's folder gets the configuration, provenance.json",
                        "metrics.csv",
                        "best.network",
                        "last.network",
                        "Ctrl-C saves a checkpoint and stops; --resume goes on");
    }

    @Test
    void tellsItsVersion() {
        assertThat(Said.by("--version")).isEqualTo(new Said(0, "0.1.0" + System.lineSeparator(), ""));
    }

    @Test
    void refusesToDoNothing() {
        Said said = Said.by();

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("Missing required subcommand", "Usage: trainer");
    }

    @Test
    void refusesAnOptionThatItDoesNotKnow() {
        Said said = Said.by("train", "run.yaml", "--run", "folder", "--fast");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("Unknown option: '--fast'", "Usage: trainer train");
    }

    @Test
    void refusesARunWithoutAFolder() {
        Said said = Said.by("train", "run.yaml");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("Missing required option: '--run=FOLDER'");
    }

    @Test
    void saysInOneLineWhatIsWrongWithTheConfiguration() {
        Path absent = folder.resolve("absent.yaml");

        Said said = Said.by("train", absent.toString(), "--run", folder.toString());

        assertThat(said).isEqualTo(new Said(1, "", "No configuration at " + absent + System.lineSeparator()));
    }
}
