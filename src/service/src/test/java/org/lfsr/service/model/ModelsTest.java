package org.lfsr.service.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.inference.UnusableModelException;
import org.lfsr.inference.onnx.SessionSettings;
import org.lfsr.pipeline.GeneratorModel;
import org.lfsr.pipeline.ModelSet;
import org.lfsr.testkit.TestModels;

class ModelsTest {

    private static final ModelDemands ANY = new ModelDemands("MR", Optional.empty(), Set.of(), Set.of());

    @TempDir
    static Path folder;

    @BeforeAll
    static void writeModels() throws IOException {
        TestModels.write(folder);
    }

    @Test
    void opensADetectorAndGenerators() throws IOException {
        ModelDemands demands = new ModelDemands(
                "mr",
                Optional.of("t1gd"),
                Set.of(
                        TestModels.detector().sha256(),
                        TestModels.generator(2).sha256(),
                        TestModels.generator(4).sha256()),
                Set.of(2, 4));

        try (Models models = open(demands, 2, 4)) {
            ModelSet set = models.set();
            assertThat(set.detector().card()).isEqualTo(TestModels.detector().card());
            assertThat(set.generators())
                    .extracting(GeneratorModel::sha256)
                    .containsExactly(
                            TestModels.generator(2).sha256(),
                            TestModels.generator(4).sha256());
            assertThat(set.computation().provider()).isEqualTo("cpu");
            assertThat(set.computation().precision()).isEqualTo("fp32");
            assertThat(set.computation().runtime()).startsWith("onnxruntime ");
            assertThat(models.batchesOnProcessors()).isZero();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesModelsThatAreNotWhatIsDemanded(String message, ModelDemands demands) {
        assertThatThrownBy(() -> open(demands, 2))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageContaining(message);
    }

    static Stream<Arguments> refusesModelsThatAreNotWhatIsDemanded() {
        return Stream.of(
                Arguments.of(
                        "is for modality MR, wanted CT", new ModelDemands("CT", Optional.empty(), Set.of(), Set.of())),
                Arguments.of(
                        "is for sequences [T1GD, T1], wanted FLAIR",
                        new ModelDemands("MR", Optional.of("FLAIR"), Set.of(), Set.of())),
                Arguments.of(
                        "which is not among the 1 that are allowed",
                        new ModelDemands("MR", Optional.empty(), Set.of("0".repeat(64)), Set.of())),
                Arguments.of(
                        "There are generators of scales [2], wanted [4]",
                        new ModelDemands("MR", Optional.empty(), Set.of(), Set.of(4))));
    }

    @Test
    void refusesTwoGeneratorsOfAScale() {
        assertThatThrownBy(() -> open(ANY, 2, 2))
                .isInstanceOf(UnusableModelException.class)
                .hasMessage("There are generators of scales [2, 2], wanted one of each scale at most");
    }

    @Test
    void namesAModelThatIsMissing() {
        Path missing = folder.resolve("missing.onnx");

        assertThatThrownBy(() -> Models.open(missing, List.of(), ANY, SessionSettings.cpu(1)))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageContaining(missing.toString());
    }

    private static Models open(ModelDemands demands, int... scales) throws IOException {
        List<Path> generators = Arrays.stream(scales)
                .mapToObj(scale -> folder.resolve(TestModels.generatorFile(scale)))
                .toList();
        return Models.open(folder.resolve(TestModels.DETECTOR_FILE), generators, demands, SessionSettings.cpu(1));
    }
}
