package org.lfsr.inference;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * What a model says of itself: in its own metadata, under {@link #METADATA_KEY}, and in a {@link CardFile} beside it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = GeneratorCard.class, name = GeneratorCard.KIND),
    @JsonSubTypes.Type(value = DetectorCard.class, name = DetectorCard.KIND)
})
public sealed interface ModelCard permits GeneratorCard, DetectorCard {

    /** Where in a model's metadata its card is, as compact JSON. */
    String METADATA_KEY = "lfsr.card";

    /** What every model says. */
    About about();

    /** An input with what the model makes of it, to try a runtime by; null if there is none. */
    @Nullable
    GoldenSlice golden();

    /** What kind of model it is, in a word. */
    String kind();

    /** Name and version, as {@code lfsr-x2@1.0.0}. */
    default String id() {
        return about().name() + "@" + about().version();
    }

    /** The card as compact JSON; the same text for the same card. */
    default String toJson() {
        return CardJson.compact(this);
    }

    /**
     * Reads a card's JSON.
     *
     * @param where where the text is from, for errors
     * @throws UnusableModelException if it is no card; the message names the key
     */
    static ModelCard parse(String where, String json) throws UnusableModelException {
        return CardJson.read(where, json, ModelCard.class);
    }
}
