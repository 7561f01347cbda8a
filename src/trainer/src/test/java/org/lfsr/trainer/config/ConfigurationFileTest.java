package org.lfsr.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.trainer.config.DegradationConfiguration.Method;
import org.lfsr.trainer.config.LossConfiguration.Adversarial;
import org.lfsr.trainer.config.LossConfiguration.Pixel;
import org.lfsr.trainer.config.MachineConfiguration.PrecisionChoice;
import org.lfsr.trainer.config.SampleConfiguration.Regions;
import org.lfsr.trainer.config.SourceConfiguration.Kind;
import org.lfsr.trainer.config.StageConfiguration.Decay;
import org.lfsr.trainer.config.StageConfiguration.Statistics;
import org.lfsr.trainer.network.BatchNormalization;
import org.lfsr.trainer.network.DetectorShape;
import org.lfsr.trainer.network.DiscriminatorShape;
import org.lfsr.trainer.network.GeneratorShape;
import org.lfsr.trainer.network.Skip;
import org.lfsr.trainer.torch.ProcessorChoice;

class ConfigurationFileTest {

    private static final DataConfiguration DATA = new DataConfiguration(
            Path.of("some/cache"),
            List.of(new SourceConfiguration(
                    Kind.VOLUMES,
                    Path.of("some/training"),
                    "_t1.nii.gz",
                    "_seg.nii.gz",
                    "images",
                    "masks",
                    Path.of("some/patients.txt"),
                    1)),
            List.of(new SourceConfiguration(
                    Kind.IMAGES, Path.of("some/validation"), ".jpg", ".png", null, null, null, 2)));

    private static final List<StageConfiguration> STAGES = List.of(new StageConfiguration(
            "both at once",
            30,
            0.25,
            Decay.COSINE,
            9,
            5,
            0.75,
            Statistics.RUNNING,
            new LossConfiguration(Pixel.CHARBONNIER, 2, 0.5, Adversarial.PAPER, 0.125)));

    private static final WatchConfiguration WATCH = new WatchConfiguration(11, 12, 13, 14, Weights.LAST);

    private static final MachineConfiguration MACHINE =
            new MachineConfiguration(ProcessorChoice.CPU, PrecisionChoice.BF16, 3);

    @TempDir
    private Path folder;

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("lfsr.root"), "src/trainer/configurations"))) {
            return files.filter(file -> !file.endsWith("evaluation.yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void readsWhatIsShipped(Path file) throws Exception {
        RunConfiguration run = ConfigurationFile.read(file);

        assertThat(run.steps()).isGreaterThanOrEqualTo(1000);
    }

    @Test
    void readsEveryKeyOfAGeneratorsRun() throws Exception {
        assertThat(read(ConfigurationTexts.GENERATOR))
                .isEqualTo(new GeneratorRun(
                        7,
                        DATA,
                        new GeneratorShape(4, 12, 3, BatchNormalization.NO, Skip.BICUBIC),
                        new DegradationConfiguration(Method.KSPACE, List.of(10.0, 2.5)),
                        new SampleConfiguration(Regions.SLICES, 24, 6, 0.2),
                        Path.of("other/last.network"),
                        new PerceptualConfiguration(Path.of("some/features.onnx"), "relu3_4", -1.5, 6),
                        new DiscriminatorShape(16, 2, 32),
                        STAGES,
                        WATCH,
                        MACHINE));
    }

    @Test
    void readsEveryKeyOfADetectorsRun() throws Exception {
        assertThat(read(ConfigurationTexts.DETECTOR))
                .isEqualTo(new DetectorRun(
                        7,
                        DATA,
                        new DetectorShape(3, List.of(4, 8), 1),
                        new SceneConfiguration(List.of(4, 2), 130, 5, 3.5, 0.25, 0.3),
                        Path.of("other/best.network"),
                        STAGES,
                        WATCH,
                        MACHINE));
    }

    @ParameterizedTest
    @CsvSource({"no, NO", "'\"no\"', NO", "No, NO", "yes, YES", "'\"yes\"', YES", "YES, YES"})
    void takesYesAndNoAsWordsWithAndWithoutQuotes(String text, BatchNormalization wanted) throws Exception {
        RunConfiguration run =
                read(ConfigurationTexts.GENERATOR.replace("normalization: no", "normalization: " + text));

        assertThat(((GeneratorRun) run).network().normalization()).isEqualTo(wanted);
    }

    @Test
    void countsTheStepsOfAllStages() throws Exception {
        String stages = ConfigurationTexts.GENERATOR.split("stages:\n", -1)[1].split("watch:", -1)[0];

        RunConfiguration run = read(ConfigurationTexts.GENERATOR.replace(stages, stages + stages));

        assertThat(run.steps()).isEqualTo(60);
    }

    @Test
    void namesFileKeyAndKnownKeysWhereAKeyIsUnknown() {
        String text = ConfigurationTexts.GENERATOR.replace("  batch: 6", "  batch: 6\n  batches: 6");

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(
                        folder.resolve("run.yaml") + ", line 38: unknown key samples.batches; known here: ")
                .hasMessageContainingAll("regions", "crop", "batch", "intensity-jitter");
    }

    static Stream<Arguments> namesWhatDoesNotFit() {
        return Stream.of(
                Arguments.of("  batch: 6\n", "", "key samples.batch is missing"),
                Arguments.of(
                        "task: generator",
                        "task: painter",
                        "Could not resolve type id 'painter' as a subtype of "
                                + "`org.lfsr.trainer.config.RunConfiguration`: known type ids = [detector, generator]"),
                Arguments.of(
                        "batch: 6",
                        "batch: many",
                        "samples.batch: Cannot deserialize value of type `int` from String \"many\": "
                                + "not a valid `int` value"),
                Arguments.of(
                        "batch: 6",
                        "batch: 2.5",
                        "samples.batch: Cannot coerce Floating-point value (2.5) to `int` value (but could if coercion "
                                + "was enabled using `CoercionConfig`)"),
                Arguments.of(
                        "batch: 6",
                        "batch: null",
                        "samples.batch: Invalid `null` value encountered for property \"batch\""),
                Arguments.of(
                        "cache: some/cache",
                        "cache:",
                        "data.cache: Invalid `null` value encountered for property \"cache\""),
                Arguments.of(
                        "[10, 2.5]",
                        "[10, null]",
                        "degradation.noise-sigmas.[1]: Invalid `null` value encountered for property "
                                + "\"noise-sigmas\""),
                Arguments.of("rate: 0.25", "rate: .nan", "stages.[0].rate: Malformed numeric value '.nan'"),
                Arguments.of(
                        "skip: bicubic",
                        "skip: cubic",
                        "network.skip: Cannot deserialize value of type `org.lfsr.trainer.network.Skip` from String "
                                + "\"cubic\": not one of the values accepted for Enum class: [NONE, BICUBIC]"),
                Arguments.of("batch: 6", "batch: 6\n  batch: 8", "samples: Duplicate field 'batch'"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void namesWhatDoesNotFit(String found, String instead, String message) {
        String text = ConfigurationTexts.GENERATOR.replace(found, instead);

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(folder.resolve("run.yaml") + ", line ")
                .hasMessageEndingWith(": " + message);
    }

    @Test
    void refusesANumberWhereAWordIsMeant() {
        assertThatThrownBy(() -> read(ConfigurationTexts.GENERATOR.replace("skip: bicubic", "skip: 1")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("network.skip: Cannot deserialize value of type `org.lfsr.trainer.network.Skip` "
                        + "from number 1");
    }

    @Test
    void saysWhereTextIsNoYaml() {
        assertThatThrownBy(() -> read("task: generator\n{seed: 3\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(folder.resolve("run.yaml") + ", line ");
    }

    @Test
    void saysThatAFileIsEmpty() {
        assertThatThrownBy(() -> read(""))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("%s, line 1: No content to map due to end-of-input", folder.resolve("run.yaml"));
    }

    @Test
    void saysThatAFileIsNoText() throws IOException {
        Path file = Files.write(folder.resolve("run.yaml"), new byte[] {'a', ':', ' ', (byte) 0xFF});

        assertThatThrownBy(() -> ConfigurationFile.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("%s is no text in UTF-8", file);
    }

    @Test
    void saysThatThereIsNoFile() {
        Path file = folder.resolve("absent.yaml");

        assertThatThrownBy(() -> ConfigurationFile.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("No configuration at %s", file);
    }

    private RunConfiguration read(String text) throws IOException, ConfigurationException {
        return ConfigurationFile.read(Files.writeString(folder.resolve("run.yaml"), text, StandardCharsets.UTF_8));
    }
}
