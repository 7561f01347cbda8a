package org.lfsr.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The file beside a model: its card once more, for people and for whoever has no ONNX at hand, and the digest that the
 * model itself cannot hold.
 *
 * @param modelSha256 the digest of the model's file
 * @param card what the model says of itself
 */
public record CardFile(String modelSha256, ModelCard card) {

    private static final String MODEL_SUFFIX = ".onnx";
    private static final String CARD_SUFFIX = ".card.json";

    /**
     * Checks that both are there.
     *
     * @throws IllegalArgumentException if one is not
     */
    public CardFile {
        Checks.digest("modelSha256", modelSha256);
        Checks.present("card", card);
    }

    /** Where the card of a model is: {@code lfsr-x2.card.json} for {@code lfsr-x2.onnx}. */
    public static Path of(Path model) {
        String name = model.getFileName().toString();
        String stem = name.endsWith(MODEL_SUFFIX) ? name.substring(0, name.length() - MODEL_SUFFIX.length()) : name;
        return model.resolveSibling(stem + CARD_SUFFIX);
    }

    /**
     * Reads a file.
     *
     * @throws UnusableModelException if it is not there or no card; the message names file and key
     * @throws IOException if it cannot be read
     */
    public static CardFile read(Path file) throws IOException {
        try {
            return CardJson.read(file.toString(), Files.readString(file), CardFile.class);
        } catch (NoSuchFileException e) {
            throw new UnusableModelException("No model card at %s".formatted(file), e);
        }
    }

    /** The file's text. */
    public String toJson() {
        return CardJson.indented(this);
    }
}
