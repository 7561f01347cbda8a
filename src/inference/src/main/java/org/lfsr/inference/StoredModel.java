package org.lfsr.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A model's bytes and its card, known to belong together. Immutable as long as nobody writes to {@link #bytes}. */
public final class StoredModel {

    private final String source;
    private final byte[] bytes;
    private final ModelCard card;
    private final String sha256;

    private StoredModel(String source, byte[] bytes, ModelCard card) {
        this.source = source;
        this.bytes = bytes;
        this.card = card;
        this.sha256 = sha256(bytes);
    }

    /**
     * Takes a model that is in memory.
     *
     * @param source where it is from, for errors
     * @param bytes the model; whoever calls gives the array away
     */
    public static StoredModel of(String source, byte[] bytes, ModelCard card) {
        return new StoredModel(source, bytes, card);
    }

    /**
     * Reads a model and the card beside it.
     *
     * @throws UnusableModelException if one of them is missing, the card is none, or it is of another model
     * @throws IOException if a file cannot be read
     */
    public static StoredModel read(Path file) throws IOException {
        byte[] bytes = bytes(file);
        CardFile card = CardFile.read(CardFile.of(file));
        StoredModel model = new StoredModel(file.toString(), bytes, card.card());
        if (!model.sha256.equals(card.modelSha256())) {
            throw new UnusableModelException("%s has SHA-256 %s, its card %s says %s"
                    .formatted(file, model.sha256, CardFile.of(file), card.modelSha256()));
        }
        return model;
    }

    /**
     * Reads a model and the card beside it, and nothing but the model that is wanted.
     *
     * @param sha256 the digest that the model's file must have
     * @throws UnusableModelException if one of them is missing, the card is none, or it is another model
     * @throws IOException if a file cannot be read
     */
    public static StoredModel read(Path file, String sha256) throws IOException {
        StoredModel model = read(file);
        if (!model.sha256.equals(sha256)) {
            throw new UnusableModelException("%s has SHA-256 %s, wanted %s".formatted(file, model.sha256, sha256));
        }
        return model;
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new UnusableModelException("No model at %s".formatted(file), e);
        }
    }

    /** Where it is from, for messages. */
    public String source() {
        return source;
    }

    /** What it says of itself. */
    public ModelCard card() {
        return card;
    }

    /** Its digest, in hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** The model as ONNX; not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
