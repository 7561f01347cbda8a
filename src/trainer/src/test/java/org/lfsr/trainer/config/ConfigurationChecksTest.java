package org.lfsr.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every value that a configuration refuses, and what it says then. */
class ConfigurationChecksTest {

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "image-suffix: .jpg| image-suffix: .png| image-suffix and mask-suffix are both .png",
                "shrink: 1| shrink: 2| shrink must be 1 for volumes, found 2",
                "shrink: 2| shrink: 0| shrink must be at least 1, found 0",
                "name: both at once| name: ''| stages.name must be a word or some on one line, without commas, found ''",
                "name: both at once| name: a,b| stages.name must be a word or some on one line, without commas, found 'a,b'",
                "steps: 30| steps: 0| stages.steps must be at least 1, found 0",
                "rate: 0.25| rate: 1.5| stages.rate must be between 0.0 and 1.0, found 1.5",
                "warm-up: 9| warm-up: -1| stages.warm-up must be at least 0, found -1",
                "discriminator-head-start: 5| discriminator-head-start: -1| "
                        + "stages.discriminator-head-start must be between 0 and 29, found -1",
                "discriminator-head-start: 5| discriminator-head-start: 30| "
                        + "stages.discriminator-head-start must be between 0 and 29, found 30",
                "adversarial-weight: 0.125| adversarial-weight: 0| "
                        + "stages.discriminator-head-start must be 0 where losses.adversarial-weight is, found 5",
                "average: 0.75| average: 1| stages.average must be between 0.0 and 0.99999, found 1.0",
                "pixel-weight: 2| pixel-weight: -1| losses.pixel-weight must be between 0.0 and 1000000.0, found -1.0",
                "perceptual-weight: 0.5| perceptual-weight: -1| "
                        + "losses.perceptual-weight must be between 0.0 and 1000000.0, found -1.0",
                "adversarial-weight: 0.125| adversarial-weight: 2.0e6| "
                        + "losses.adversarial-weight must be between 0.0 and 1000000.0, found 2000000.0",
                "validate-every: 11| validate-every: 0| watch.validate-every must be at least 1, found 0",
                "every-slice: 12| every-slice: 0| watch.every-slice must be at least 1, found 0",
                "checkpoint-every: 13| checkpoint-every: 0| watch.checkpoint-every must be at least 1, found 0",
                "pictures: 14| pictures: -1| watch.pictures must be at least 0, found -1",
                "threads: 3| threads: -1| machine.threads must be at least 0, found -1",
            })
    void refusesInEveryRun(String found, String instead, String message) {
        assertRefused(ConfigurationTexts.GENERATOR, found, instead, message);
        assertRefused(ConfigurationTexts.DETECTOR, found, instead, message);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "scale: 4| scale: 3| Generator's scale is 3, wanted 2 or 4",
                "width: 12| width: 0| Generator of width 0 and 3 blocks, wanted at least 1 of each",
                "[10, 2.5]| []| degradation.noise-sigmas must not be empty",
                "[10, 2.5]| [10, -1]| degradation.noise-sigmas must be between 0.0 and 255.0, found -1.0",
                "crop: 24| crop: 7| samples.crop must be at least 8, found 7",
                "batch: 6| batch: 0| samples.batch must be at least 1, found 0",
                "intensity-jitter: 0.2| intensity-jitter: 1| "
                        + "samples.intensity-jitter must be between 0.0 and 0.9, found 1.0",
                "highest: 6| highest: -1.5| "
                        + "perceptual.highest must be above perceptual.lowest, found -1.5 and -1.5",
            })
    void refusesInAGeneratorsRun(String found, String instead, String message) {
        assertRefused(ConfigurationTexts.GENERATOR, found, instead, message);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "channels: 3| channels: 0| Detector of 0 channels and widths [4, 8], wanted positive ones",
                "[4, 8]| []| Detector has 0 stages, wanted 1 to 5",
                "[4, 2]| []| scenes.scales must not be empty",
                "[4, 2]| [3]| scenes.scales must be one of [1, 2, 4], found 3",
                "crop: 130| crop: 127| scenes.crop must be at least 128, found 127",
                "batch: 5| batch: 0| scenes.batch must be at least 1, found 0",
                "lesion-weight: 3.5| lesion-weight: 0| scenes.lesion-weight must be between 0.01 and 100.0, found 0.0",
                "lesion-share: 0.25| lesion-share: 1.1| scenes.lesion-share must be between 0.0 and 1.0, found 1.1",
                "intensity-jitter: 0.3| intensity-jitter: -0.1| "
                        + "scenes.intensity-jitter must be between 0.0 and 0.9, found -0.1",
            })
    void refusesInADetectorsRun(String found, String instead, String message) {
        assertRefused(ConfigurationTexts.DETECTOR, found, instead, message);
    }

    @ParameterizedTest
    @CsvSource({"training", "validation"})
    void refusesARunWithoutData(String which) {
        String text = ConfigurationTexts.GENERATOR.replaceFirst(
                "(?m)^  " + which + ":\n(    .*\n)+", "  " + which + ": []\n");

        assertRefused(text, "", "", "data.%s must not be empty".formatted(which));
    }

    @ParameterizedTest
    @CsvSource({"generator", "detector"})
    void refusesARunWithoutAStage(String task) {
        String text = task.equals("generator") ? ConfigurationTexts.GENERATOR : ConfigurationTexts.DETECTOR;

        assertRefused(text.replaceFirst("stages:\n( .*\n)+", "stages: []\n"), "", "", "stages must not be empty");
    }

    @Test
    void refusesLesionCropsWithoutASize() {
        String text = ConfigurationTexts.GENERATOR.replace("regions: slices", "regions: lesions");

        assertRefused(text, "crop: 24", "crop: 0", "samples.crop 0 means whole slices, but samples.regions is lesions");
    }

    @Test
    void refusesToWeighFeaturesWithoutANetworkForThem() {
        String text = ConfigurationTexts.GENERATOR.replaceFirst("perceptual:\n( .*\n)+", "perceptual: null\n");

        assertRefused(text, "", "", "Stage both at once weighs the perceptual loss by 0.5, but perceptual is null");
    }

    @Test
    void refusesAStageThatPlaysAgainstNobody() {
        String text = ConfigurationTexts.GENERATOR.replaceFirst("discriminator:\n( .*\n)+", "discriminator: null\n");

        assertRefused(
                text, "", "", "Stage both at once weighs the adversarial loss by 0.125, but discriminator is null");
    }

    @Test
    void refusesAStageThatWeighsNothing() {
        String text = ConfigurationTexts.GENERATOR
                .replace("head-start: 5", "head-start: 0")
                .replace("pixel-weight: 2", "pixel-weight: 0")
                .replace("perceptual-weight: 0.5", "perceptual-weight: 0");

        assertRefused(
                text, "adversarial-weight: 0.125", "adversarial-weight: 0", "losses weigh nothing: every weight is 0");
    }

    private void assertRefused(String text, String found, String instead, String message) {
        assertThat(text).contains(found);
        assertThatThrownBy(() -> read(text.replaceFirst(Pattern.quote(found), instead)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(folder.resolve("run.yaml").toString())
                .hasMessageEndingWith(": " + message);
    }

    private RunConfiguration read(String text) throws IOException, ConfigurationException {
        return ConfigurationFile.read(Files.writeString(folder.resolve("run.yaml"), text));
    }
}
