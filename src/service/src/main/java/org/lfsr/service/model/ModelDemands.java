package org.lfsr.service.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.lfsr.inference.GeneratorCard;
import org.lfsr.inference.ModelCard;
import org.lfsr.inference.Normalization;
import org.lfsr.inference.StoredModel;
import org.lfsr.inference.UnusableModelException;

/**
 * What models must be to be used here.
 *
 * @param modality the DICOM modality that each must be for
 * @param sequence the sequence that each must be for; empty for any
 * @param allowedSha256 the digests that files may have; empty for any
 * @param scales scales for which there must be a generator; empty for those that there are
 */
public record ModelDemands(String modality, Optional<String> sequence, Set<String> allowedSha256, Set<Integer> scales) {

    /** Copies the sets. */
    public ModelDemands {
        allowedSha256 = Set.copyOf(allowedSha256);
        scales = Set.copyOf(scales);
    }

    /**
     * Checks one model.
     *
     * @throws UnusableModelException if it is not what is demanded; the message has the value found and the one wanted
     */
    void check(StoredModel model) throws UnusableModelException {
        ModelCard card = model.card();
        List<String> sequences = card.about().envelope().sequences();
        require(
                allowedSha256.isEmpty() || allowedSha256.contains(model.sha256()),
                "%s has SHA-256 %s, which is not among the %d that are allowed",
                model.source(),
                model.sha256(),
                allowedSha256.size());
        require(
                modality.equalsIgnoreCase(card.about().envelope().modality()),
                "%s is for modality %s, wanted %s",
                model.source(),
                card.about().envelope().modality(),
                modality);
        require(
                sequence.isEmpty() || sequences.stream().anyMatch(sequence.get()::equalsIgnoreCase),
                "%s is for sequences %s, wanted %s",
                model.source(),
                sequences,
                sequence.orElse(""));
        require(
                card.about().normalization() == Normalization.SLICE_Z_SCORE,
                "%s wants its input normalized by %s, which is made by %s",
                model.source(),
                card.about().normalization(),
                Normalization.SLICE_Z_SCORE);
    }

    /**
     * Checks that there is a generator for each scale.
     *
     * @throws UnusableModelException if one is missing, or there are two of a scale
     */
    void checkScales(List<GeneratorCard> generators) throws UnusableModelException {
        List<Integer> found = generators.stream().map(GeneratorCard::scale).toList();
        require(found.containsAll(scales), "There are generators of scales %s, wanted %s", found, scales);
        require(
                Set.copyOf(found).size() == found.size(),
                "There are generators of scales %s, wanted one of each scale at most",
                found);
    }

    private static void require(boolean met, String message, Object... figures) throws UnusableModelException {
        if (!met) {
            throw new UnusableModelException(String.format(Locale.ROOT, message, figures));
        }
    }
}
