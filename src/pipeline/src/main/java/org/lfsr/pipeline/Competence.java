package org.lfsr.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lfsr.imaging.Volume;
import org.lfsr.inference.Envelope;
import org.lfsr.inference.ModelCard;
import org.lfsr.inference.Span;

/** Compares a scan with what a model was made for. */
final class Competence {

    /** Headers hold spacings in 32 bits, and scanners round them. */
    private static final double TOLERANCE = 1e-3;

    private final String model;
    private final Envelope envelope;
    private final List<String> objections = new ArrayList<>();

    private Competence(ModelCard card) {
        this.model = card.id();
        this.envelope = card.about().envelope();
    }

    /** Says what is wrong, a sentence each with the value found and the value wanted; none if nothing is. */
    static List<String> objections(ScanRequest request, Volume volume, Slicing slicing, ModelCard card) {
        Competence competence = new Competence(card);
        competence.compareKind(request);
        competence.comparePlaces(volume, slicing);
        competence.compareIntensities(volume);
        return List.copyOf(competence.objections);
    }

    private void compareKind(ScanRequest request) {
        if (!envelope.modality().equalsIgnoreCase(request.modality())) {
            object("Modality is %s".formatted(request.modality()), envelope.modality());
        }
        String sequence = request.sequence();
        if (sequence != null && envelope.sequences().stream().noneMatch(sequence::equalsIgnoreCase)) {
            object("Sequence is %s".formatted(sequence), String.join(", ", envelope.sequences()));
        }
    }

    private void comparePlaces(Volume volume, Slicing slicing) {
        double columnMm = volume.affine().spacingMm(slicing.columns());
        double rowMm = volume.affine().spacingMm(slicing.rows());
        compare("In-plane spacing is %.3f mm", envelope.inPlaneSpacingMm(), columnMm, rowMm);
        compare(
                "Slice thickness is %.3f mm",
                envelope.sliceThicknessMm(), volume.affine().spacingMm(slicing.axis()));
        compare("A slice's side is %.0f pixels", envelope.sidePixels(), slicing.width(), slicing.height());
        compare(
                "A slice shows %.1f mm",
                envelope.fieldOfViewMm(), columnMm * slicing.width(), rowMm * slicing.height());
    }

    private void compareIntensities(Volume volume) {
        float least = Float.POSITIVE_INFINITY;
        for (float voxel : volume.voxels()) {
            least = Math.min(least, voxel);
        }
        if (least < envelope.leastIntensity()) {
            object(
                    "The least intensity is %s".formatted(least),
                    "intensities from %s on".formatted(envelope.leastIntensity()));
        }
    }

    private void compare(String found, Span wanted, double... values) {
        for (double value : values) {
            if (value < wanted.least() * (1 - TOLERANCE) || value > wanted.most() * (1 + TOLERANCE)) {
                object(String.format(Locale.ROOT, found, value), wanted.toString());
                return;
            }
        }
    }

    private void object(String found, String wanted) {
        objections.add("%s; %s was made for %s".formatted(found, model, wanted));
    }
}
