package org.lfsr.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;

class ModelCardTest {

    private static final StoredImage PIXEL = StoredImage.of(new Image(1, 1, new float[] {-1.5e-7f}));

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource
    void comesBackFromItsText(ModelCard card) throws IOException {
        ModelCard found = ModelCard.parse("here", card.toJson());

        assertThat(found).isEqualTo(card);
        assertThat(found.toJson()).isEqualTo(card.toJson()).doesNotContain("\n");
    }

    static Stream<ModelCard> comesBackFromItsText() {
        GoldenSlice golden = new GoldenSlice(List.of(PIXEL), PIXEL, 1e-3);
        return Stream.of(
                Cards.generator(2, null),
                Cards.generator(4, golden),
                Cards.detector(1, golden),
                Cards.detector(3, new GoldenSlice(List.of(PIXEL, PIXEL, PIXEL), PIXEL, 1e-3)));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource
    void namesFileKeyAndValue(String from, String to, String message) {
        String text =
                Cards.generator(2, new GoldenSlice(List.of(PIXEL), PIXEL, 1e-3)).toJson();
        assertThat(text).contains(from);

        assertThatThrownBy(() -> ModelCard.parse("x2.card.json", text.replace(from, to)))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageStartingWith("x2.card.json")
                .hasMessageContaining(message);
    }

    static Stream<Arguments> namesFileKeyAndValue() {
        return Stream.of(
                Arguments.of("\"scale\":2", "\"scale\":3", "scale must be 2 or 4, found 3"),
                Arguments.of("\"scale\":2", "\"scale\":4", "degradation.factor must be the scale 4, found 2"),
                Arguments.of("\"scale\":2,", "", "Missing creator property 'scale'"),
                Arguments.of("\"scale\":2", "\"scale\":2,\"mood\":1", "unknown key mood; known here: "),
                Arguments.of("\"generator\"", "\"oracle\"", "kind must be generator or detector, found oracle"),
                Arguments.of("\"bicubic\"", "\"blur\"", "No degradation is named 'blur'"),
                Arguments.of("\"nearest\"", "\"Near est\"", "about.name must be of lower-case letters"),
                Arguments.of("\"Made in code.\"", "null", "about.description must be some text, found null"),
                Arguments.of("\"least\":0.4", "\"least\":7", "A span goes upwards, found 7.0 to 1.2"),
                Arguments.of("\"leastIntensity\":0.0,", "", "Missing creator property 'leastIntensity'"),
                Arguments.of("\"leastIntensity\":0.0", "\"leastIntensity\":\"NaN\"", "envelope.leastIntensity must be"),
                Arguments.of("\"least\":180.0", "\"least\":0.0", "envelope.fieldOfViewMm.least must be between"),
                Arguments.of("\"least\":180.0", "\"least\":281", "A span goes upwards, found 281.0 to 280.5"),
                Arguments.of("aaaa\"", "aaa\"", "provenance.dataSha256 must be 64 lower-case hexadecimal digits"),
                Arguments.of("\"width\":1", "\"width\":2", "A golden image of 2 x 1 has 8 bytes, found 4"),
                Arguments.of("\"psnrDb\":31.25", "\"psnrDb\":310", "fidelityFloor.psnrDb must be between -100"),
                Arguments.of("\"scale\":2", "\"scale\":", ": Unexpected character"));
    }

    @Test
    void readsAModelAndTheCardBesideIt() throws IOException {
        Path model = stored(Cards.generator(2, null), "c".repeat(7));

        StoredModel found = StoredModel.read(model);

        assertThat(found.card()).isEqualTo(Cards.generator(2, null));
        assertThat(found.card().id()).isEqualTo("nearest@1.0.0");
        assertThat(found.bytes()).hasSize(7);
        assertThat(StoredModel.read(model, found.sha256()).sha256()).isEqualTo(found.sha256());
    }

    @Test
    void refusesAnotherModelThanWanted() throws IOException {
        Path model = stored(Cards.generator(2, null), "c");

        assertThatThrownBy(() -> StoredModel.read(model, "0".repeat(64)))
                .isInstanceOf(UnusableModelException.class)
                .hasMessage(
                        "%s has SHA-256 %s, wanted %s",
                        model, StoredModel.read(model).sha256(), "0".repeat(64));
    }

    @Test
    void refusesAModelThatChangedBehindItsCard() throws IOException {
        Path model = stored(Cards.generator(2, null), "c");
        Files.writeString(model, "d");

        assertThatThrownBy(() -> StoredModel.read(model))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageStartingWith("%s has SHA-256 ", model)
                .hasMessageContaining(", its card %s says ", folder.resolve("x.card.json"));
    }

    @Test
    void namesTheFileThatIsMissing() throws IOException {
        Path model = stored(Cards.generator(2, null), "c");
        Files.delete(CardFile.of(model));
        assertThatThrownBy(() -> StoredModel.read(model))
                .isInstanceOf(UnusableModelException.class)
                .hasMessage("No model card at %s", folder.resolve("x.card.json"));
        Files.delete(model);
        assertThatThrownBy(() -> StoredModel.read(model)).hasMessage("No model at %s", model);
    }

    @Test
    void looksAroundARegionAsFarAsTheSliceGoes() {
        RegionView view = RegionView.of(new Box(4, 20, 10, 6), new Box(0, 0, 40, 30), 8);

        assertThat(view.seen()).isEqualTo(Box.between(0, 12, 22, 30));
        assertThat(view.inside()).isEqualTo(new Box(4, 8, 10, 6));
    }

    private Path stored(ModelCard card, String bytes) throws IOException {
        Path model = folder.resolve("x.onnx");
        Files.writeString(model, bytes);
        String sha256 = StoredModel.of("x", Files.readAllBytes(model), card).sha256();
        Files.writeString(CardFile.of(model), new CardFile(sha256, card).toJson());
        return model;
    }
}
