package org.lfsr.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.trainer.cli.Main;
import org.lfsr.trainer.config.ConfigurationFile;
import org.lfsr.trainer.config.GeneratorRun;
import org.lfsr.trainer.data.DataSplit;
import org.lfsr.trainer.data.PatchSampler;
import org.lfsr.trainer.data.Patches;
import org.lfsr.trainer.data.Share;
import org.lfsr.trainer.network.NamedValues;
import org.lfsr.trainer.network.NetworkState;
import org.lfsr.trainer.torch.Hardware;
import org.lfsr.trainer.torch.ProcessorChoice;
import org.lfsr.trainer.torch.Torch;

class SeveralProcessesTest {

    private static final int STEPS = 5;
    private static final int ENDLESS = 1_000_000;
    private static final float TOLERANCE = 1e-4f;

    @TempDir
    private Path folder;

    private TinyStudy study = new TinyStudy(Path.of(""));

    @BeforeEach
    void writeStudy() throws Exception {
        study = TinyStudy.in(folder);
    }

    @Test
    void drawTogetherWhatOneDrawsWithTheDoubledBatch() throws Exception {
        GeneratorRun two = (GeneratorRun) ConfigurationFile.read(study.configuration(STEPS, 2));
        GeneratorRun one = (GeneratorRun) ConfigurationFile.read(study.configuration(STEPS, 4));
        var slices = DataSplit.lesionSlices(DataSplit.open(one.data()).training());
        for (int step = 0; step < STEPS; step++) {
            Patches first = new PatchSampler(slices, two, new Share(0, 2)).draw(step);
            Patches second = new PatchSampler(slices, two, new Share(1, 2)).draw(step);

            Patches whole = new PatchSampler(slices, one, Share.ALL).draw(step);

            assertThat(whole.low())
                    .usingRecursiveComparison()
                    .isEqualTo(Stream.concat(first.low().stream(), second.low().stream())
                            .toList());
        }
    }

    @Test
    void takeStepForStepTheWeightsOfOneWithTheDoubledBatch() throws Exception {
        compareWithOne(ProcessorChoice.CPU);
    }

    @Test
    void takeThemOnTwoDevicesToo() throws Exception {
        int devices = Hardware.current().cudaDevices();
        assumeTrue(devices > 1, () -> "Two processes need two CUDA devices, libtorch sees " + devices);
        compareWithOne(ProcessorChoice.CUDA);
    }

    private void compareWithOne(ProcessorChoice device) throws Exception {
        Torch.seed(0);
        Trajectory.record(study.configuration(STEPS, 4, device), folder.resolve("alone"), Peers.NONE);

        try (Team team = Team.start(
                2,
                folder,
                Trajectory.class,
                study.configuration(STEPS, 2, device).toString(),
                folder.resolve("together").toString())) {
            assertThat(team.member(0).ends()).as(team.member(0).errors()).isZero();
            assertThat(team.member(1).ends()).as(team.member(1).errors()).isZero();
        }

        for (int step = 0; step < STEPS; step++) {
            NetworkState alone =
                    Trajectory.weights(folder.resolve("alone"), step).state();
            NetworkState first =
                    Trajectory.weights(folder.resolve("together/0"), step).state();
            NetworkState second =
                    Trajectory.weights(folder.resolve("together/1"), step).state();
            assertSame(first, alone, TOLERANCE);
            assertThat(second.sha256()).isEqualTo(first.sha256());
        }
    }

    @Test
    void endWhenOneIsKilledAndGoOnFromTheirCheckpoint() throws Exception {
        Path run = folder.resolve("run");
        String configuration = study.configuration(ENDLESS, 2).toString();
        try (Team team = Team.start(2, folder, Main.class, "train", configuration, "--run", run.toString())) {
            team.member(0).says("step 50/");
            team.member(1).kill();

            assertThat(team.member(0).ends()).isEqualTo(1);
            assertThat(team.member(0).errors())
                    .containsPattern("Step \\d+ failed\\. Process 1 of 2 is gone, says process 0 of 2: .*")
                    .contains("the last good checkpoint is " + run.resolve("checkpoint/step-"));
        }

        try (Team team =
                Team.start(2, folder, Main.class, "train", configuration, "--run", run.toString(), "--resume")) {
            team.member(0).says("step ");
            team.member(1).interrupt();

            String steps = team.member(0).says(" steps done").split(" ", 2)[0];
            team.member(1).ends();
            assertThat(team.member(0).ends()).as(team.member(0).errors()).isZero();
            assertThat(run.resolve("checkpoint/step-%09d".formatted(Long.parseLong(steps))))
                    .isDirectory();
        }
    }

    @Test
    void endWhenTheFirstIsKilled() throws Exception {
        Path run = folder.resolve("run");
        String configuration = study.configuration(ENDLESS, 2).toString();
        try (Team team = Team.start(2, folder, Main.class, "train", configuration, "--run", run.toString())) {
            team.member(0).says("step 50/");
            team.member(0).kill();

            assertThat(team.member(1).ends()).isEqualTo(1);
            assertThat(team.member(1).errors()).contains("Process 0 of 2 is gone, says process 1 of 2: ");
        }
    }

    private static void assertSame(NetworkState found, NetworkState wanted, float tolerance) {
        for (NamedValues tensor : wanted.tensors()) {
            float[] values = found.tensor(tensor.name()).values();
            for (int i = 0; i < values.length; i++) {
                assertThat(values[i]).as("%s at %d", tensor.name(), i).isCloseTo(tensor.values()[i], within(tolerance));
            }
        }
    }
}
