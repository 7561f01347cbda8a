package org.lfsr.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.onnx.Edge;
import org.lfsr.onnx.GraphBuilder;
import org.lfsr.onnx.ImageShape;
import org.lfsr.onnx.Values;
import org.lfsr.trainer.metrics.MetricsLog;
import org.lfsr.trainer.network.NetworkState;
import org.lfsr.trainer.network.SafeTensors;

/**
 * Runs from beginning to end. A resumed run is held to the very numbers of one that was not interrupted: on one thread
 * of one machine nothing that libtorch calculates depends on chance.
 */
class WholeRunTest {

    private static final String PIXEL_STAGE =
            "- {name: pixels, steps: 12, rate: 0.01, decay: cosine, warm-up: 2, discriminator-head-start: 0, average: 0.9, statistics: batch, losses: {pixel: mse, "
                    + "pixel-weight: 1, perceptual-weight: 0, adversarial: entropy, adversarial-weight: 0}}\n";

    private static final String GAME_STAGES = """
            - {name: pixels, steps: 1, rate: 0.01, decay: constant, warm-up: 0, discriminator-head-start: 0, average: 0.9, statistics: batch,
               losses: {pixel: charbonnier, pixel-weight: 1, perceptual-weight: 0.5,
                        adversarial: paper, adversarial-weight: 0}}
            - {name: game, steps: 3, rate: 0.001, decay: constant, warm-up: 0, discriminator-head-start: 1, average: 0, statistics: batch,
               losses: {pixel: mse, pixel-weight: 1, perceptual-weight: 0.5,
                        adversarial: entropy, adversarial-weight: 0.1}}
            """;

    private static final String ALONE_STAGE = """
            - {name: game, steps: 3, rate: 0.001, decay: constant, warm-up: 0, discriminator-head-start: 2, average: 0.9, statistics: batch,
               losses: {pixel: mse, pixel-weight: 1, perceptual-weight: 0,
                        adversarial: entropy, adversarial-weight: 0.1}}
            """;

    @TempDir
    private static Path folder;

    private static TinyRun tiny;
    private static RunFolder whole;
    private static WaitingRun toKill;
    private static WaitingRun toTerminate;

    @BeforeAll
    static void runWithoutInterruption() throws Exception {
        tiny = TinyRun.in(folder);
        whole = tiny.run("whole");
        toKill = WaitingRun.start(tiny.configuration(), tiny.run("killed"), 8);
        toTerminate = WaitingRun.start(tiny.configuration(), tiny.run("terminated"), 4);
        assertThat(tiny.start(tiny.configuration(), whole)).isEqualTo(12);
    }

    @AfterAll
    static void endWhatRuns() {
        toKill.close();
        toTerminate.close();
    }

    @Test
    void leavesFiguresOfEveryValidation() throws IOException {
        List<MetricsLog.Figure> figures = new MetricsLog(whole.metrics()).figures();

        assertThat(figures).extracting(MetricsLog.Figure::step).containsOnly(4L, 8L, 12L);
        assertThat(figures)
                .filteredOn(figure -> figure.step() == 8)
                .extracting(MetricsLog.Figure::name)
                .containsExactly(
                        "pixel",
                        "PSNR",
                        "SSIM",
                        "PSNR over bilinear",
                        "PSNR over bicubic",
                        "PSNR at noise 10",
                        "SSIM at noise 10",
                        "PSNR over bilinear at noise 10",
                        "PSNR over bicubic at noise 10");
        assertThat(figures).extracting(MetricsLog.Figure::stage).containsOnly("pixels");
    }

    @Test
    void learns() throws IOException {
        List<MetricsLog.Figure> pixel = new MetricsLog(whole.metrics())
                .figures().stream()
                        .filter(figure -> figure.name().equals("pixel"))
                        .toList();

        assertThat(pixel.get(2).value()).isLessThan(pixel.get(0).value() / 2);
    }

    @Test
    void leavesCurvesAndPicturesThatCanBeSeen() throws IOException {
        assertThat(ImageIO.read(whole.curves().toFile()).getWidth()).isEqualTo(1280);
        try (Stream<Path> pictures = Files.list(whole.pictures())) {
            assertThat(pictures.map(picture -> picture.getFileName().toString()))
                    .containsExactlyInAnyOrder("step-000000004.png", "step-000000008.png", "step-000000012.png");
        }
        assertThat(ImageIO.read(whole.pictures().resolve("step-000000012.png").toFile())
                        .getHeight())
                .isEqualTo(2 * 234 + 6);
    }

    @Test
    void leavesWhatItWasMadeFrom() throws IOException {
        JsonNode provenance = new ObjectMapper().readTree(whole.provenance().toFile());

        assertThat(provenance.path("seed").asInt()).isEqualTo(5);
        assertThat(provenance.path("dataDigest").asText()).hasSize(64);
        assertThat(provenance.path("trainingPatients")).hasToString("[\"P1\",\"P2\"]");
        assertThat(provenance.path("validationPatients")).hasToString("[\"P3\"]");
        assertThat(provenance.path("hardware").path("cores").asInt()).isPositive();
        assertThat(whole.configuration()).hasSameTextualContentAs(tiny.configuration());
    }

    @Test
    void leavesNetworksThatSayWhatTheyAre() throws IOException {
        assertThat(SafeTensors.read(whole.last()).metadata())
                .containsEntry("kind", "generator")
                .containsEntry("scale", "2")
                .containsEntry("width", "8")
                .containsEntry("blocks", "1")
                .containsEntry("normalization", "YES")
                .containsEntry("skip", "NONE");
        assertThat(SafeTensors.read(whole.best()).state().sha256())
                .as("the last of these validations is the best")
                .isEqualTo(TinyRun.last(whole).sha256());
    }

    @Test
    void goesOnAfterItWasKilled() throws Exception {
        RunFolder killed = tiny.run("killed");
        toKill.await();

        toKill.kill();

        assertThat(checkpoints(killed)).containsExactly("step-000000003", "step-000000006");
        assertThat(killed.metrics()).content().contains("\n8,pixels,");
        assertThat(tiny.resume(tiny.configuration(), killed)).isEqualTo(12);
        assertLikeWhole(killed);
    }

    @Test
    void savesWhereItIsWhenItIsAskedToStop() throws Exception {
        RunFolder terminated = tiny.run("terminated");
        toTerminate.await();

        int exitCode = toTerminate.terminate();

        assertThat(exitCode).isEqualTo(128 + 15);
        assertThat(checkpoints(terminated)).containsExactly("step-000000003", "step-000000004");
        assertThat(tiny.resume(tiny.configuration(), terminated)).isEqualTo(12);
        assertLikeWhole(terminated);
    }

    @Test
    void beginsAnewWhenItWasBrokenOffBeforeTheFirstCheckpoint() throws Exception {
        RunFolder early = tiny.run("early");
        Path configuration = tiny.configuration("early", "checkpoint-every: 3", "checkpoint-every: 5");
        tiny.breakOff(configuration, early, 4);
        assertThat(checkpoints(early)).isEmpty();

        assertThat(tiny.resume(configuration, early)).isEqualTo(12);

        assertLikeWhole(early);
    }

    @Test
    void hasNothingToDoAfterItsEnd() throws Exception {
        RunFolder done = tiny.run("done");
        Path configuration = tiny.configuration("done", "steps: 12", "steps: 1");
        tiny.start(configuration, done);
        String before = TinyRun.last(done).sha256();

        assertThat(tiny.resume(configuration, done)).isEqualTo(1);

        assertThat(TinyRun.last(done).sha256()).isEqualTo(before);
    }

    @Test
    void startsFromTheNetworkOfAnotherRun() throws Exception {
        RunFolder second = tiny.run("second");
        Path configuration = tiny.configuration(
                "second", "start: null", "start: " + whole.last(), "steps: 12, rate: 0.01", "steps: 1, rate: 0");

        tiny.start(configuration, second);

        assertThat(TinyRun.last(second).tensor("head.convolution.weight").values())
                .containsExactly(
                        TinyRun.last(whole).tensor("head.convolution.weight").values());
    }

    @Test
    void playsAgainstADiscriminatorAndGoesOnWithBoth() throws Exception {
        Path features = features();
        Path configuration = tiny.configuration(
                "game",
                PIXEL_STAGE,
                GAME_STAGES,
                "perceptual: null",
                "perceptual: {file: %s, output: bent, lowest: -2, highest: 6}".formatted(features),
                "validate-every: 4, every-slice: 1, checkpoint-every: 3, pictures: 1",
                "validate-every: 3, every-slice: 4, checkpoint-every: 2, pictures: 0");
        RunFolder uninterrupted = tiny.run("game");
        tiny.start(configuration, uninterrupted);
        RunFolder interrupted = tiny.run("interrupted");
        tiny.breakOff(configuration, interrupted, 3);

        assertThat(tiny.resume(configuration, interrupted)).isEqualTo(4);

        assertThat(interrupted.metrics()).hasSameTextualContentAs(uninterrupted.metrics());
        assertThat(TinyRun.last(interrupted).sha256())
                .isEqualTo(TinyRun.last(uninterrupted).sha256());
        assertThat(new MetricsLog(uninterrupted.metrics()).figures())
                .filteredOn(figure -> figure.step() == 4)
                .extracting(MetricsLog.Figure::name)
                .contains("discriminator", "pixel", "perceptual", "adversarial");
    }

    @Test
    void letsTheDiscriminatorLearnBeforeTheGeneratorMoves() throws Exception {
        Path configuration = tiny.configuration(
                "head-start",
                "start: null",
                "start: " + whole.last(),
                PIXEL_STAGE,
                ALONE_STAGE,
                "validate-every: 4, every-slice: 1, checkpoint-every: 3, pictures: 1",
                "validate-every: 1, every-slice: 4, checkpoint-every: 1, pictures: 0");
        RunFolder run = tiny.run("head-start");

        tiny.start(configuration, run);

        String kernel = "head.convolution.weight";
        assertThat(generator(run, 2).tensor(kernel).values())
                .containsExactly(TinyRun.last(whole).tensor(kernel).values());
        assertThat(generator(run, 3).tensor(kernel).values())
                .isNotEqualTo(TinyRun.last(whole).tensor(kernel).values());
        assertThat(TinyRun.last(run).tensor(kernel).values())
                .as("the average begins with the generator's first step")
                .isNotEqualTo(TinyRun.last(whole).tensor(kernel).values());
        assertThat(new MetricsLog(run.metrics()).figures())
                .filteredOn(figure -> figure.step() == 2)
                .extracting(MetricsLog.Figure::name)
                .startsWith("discriminator", "PSNR");
    }

    private static NetworkState generator(RunFolder run, int step) throws IOException {
        Path checkpoint = run.checkpoint().resolve("step-%09d".formatted(step));
        return SafeTensors.read(checkpoint.resolve("generator.safetensors")).state();
    }

    private static void assertLikeWhole(RunFolder run) throws IOException {
        assertThat(run.metrics()).hasSameTextualContentAs(whole.metrics());
        assertThat(TinyRun.last(run).sha256()).isEqualTo(TinyRun.last(whole).sha256());
        assertThat(SafeTensors.read(run.best()).state().sha256())
                .isEqualTo(SafeTensors.read(whole.best()).state().sha256());
    }

    private static List<String> checkpoints(RunFolder run) throws IOException {
        if (!Files.exists(run.checkpoint())) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(run.checkpoint())) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    /** Writes what stands for VGG: one convolution of noise, and what is positive of it. */
    private static Path features() throws IOException {
        Random random = new Random(2);
        Values kernel = Values.filled(0, 4, 3, 3, 3);
        for (int i = 0; i < kernel.numbers().length; i++) {
            kernel.numbers()[i] = 0.1f * (float) random.nextGaussian();
        }
        GraphBuilder graph = new GraphBuilder("features");
        Edge image = graph.input("bgr", new ImageShape(3, "H", "W"));
        Edge first = graph.convolution("first", image, kernel, Values.filled(0, 4), 1);
        graph.output(graph.relu("bent", first), new ImageShape(4, "H", "W"));
        Path file = folder.resolve("features.onnx");
        graph.build().write(file);
        return file;
    }
}
