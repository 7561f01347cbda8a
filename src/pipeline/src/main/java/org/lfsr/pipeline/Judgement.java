package org.lfsr.pipeline;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lfsr.imaging.IntensityRange;
import org.lfsr.imaging.quality.RoiQuality;
import org.lfsr.inference.FidelityFloor;
import org.lfsr.inference.GeneratorCard;
import org.lfsr.pipeline.manifest.Replacement;
import org.lfsr.pipeline.manifest.Replacement.Reason;

/** Compares what was measured on a generator's result with what it must keep to. */
final class Judgement {

    /** What a result is replaced by. */
    private static final String METHOD = "BILINEAR";

    /** As a share of the input's range: noise that nobody can see is no ground to replace a result. */
    private static final double INVISIBLE_NOISE = 0.01;

    private static final String VANISHED =
            "The detector marks %d spots on the input and nothing near them on the result, more than %d";
    private static final String APPEARED =
            "The detector marks %d spots on the result and nothing near them on the input, more than %d";

    private final Limits limits;
    private final GeneratorCard card;

    Judgement(Limits limits, GeneratorCard card) {
        this.limits = limits;
        this.card = card;
    }

    /** A result that is not finite. */
    static Replacement notFinite(String defect) {
        return new Replacement(Reason.NOT_FINITE, defect, METHOD);
    }

    /** The first check, in the order of their reasons, that a result fails; null if it passes all. */
    @Nullable
    Replacement objection(EnhancedLesion lesion, LesionAgreement agreement, RoiQuality quality, double peak) {
        return Stream.of(
                        fidelity(quality),
                        overlap(agreement, agreement.after() <= agreement.before(), Reason.LESION_LOST),
                        stray(agreement.vanished(), Reason.LESION_LOST, VANISHED),
                        overlap(agreement, agreement.after() > agreement.before(), Reason.LESION_INVENTED),
                        stray(agreement.appeared(), Reason.LESION_INVENTED, APPEARED),
                        coherence(quality),
                        noise(quality, peak),
                        range(lesion, peak))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    /** Cards' floors were measured on single slices. */
    private Optional<Replacement> fidelity(RoiQuality quality) {
        FidelityFloor floor = card.fidelityFloor();
        double leastDb = floor == null ? limits.fallbackFidelityDb() : floor.psnrDb();
        return failing(
                quality.fidelity().worstSlicePsnrDb() < leastDb,
                Reason.NOT_FAITHFUL,
                "Degraded again, the worst slice of the result is like its input by %.2f dB, less than %.2f dB",
                quality.fidelity().worstSlicePsnrDb(),
                leastDb);
    }

    private Optional<Replacement> overlap(LesionAgreement agreement, boolean meant, Reason reason) {
        return failing(
                meant && agreement.overlap() < limits.leastLesionOverlap(),
                reason,
                "The detector marks %d cells on the input and %d on the result; they overlap by %.2f, less than %.2f",
                agreement.before(),
                agreement.after(),
                agreement.overlap(),
                limits.leastLesionOverlap());
    }

    private Optional<Replacement> stray(int spots, Reason reason, String sentence) {
        return failing(spots > limits.mostStraySpots(), reason, sentence, spots, limits.mostStraySpots());
    }

    private Optional<Replacement> coherence(RoiQuality quality) {
        double found = quality.sliceCoherence().orElse(1);
        return failing(
                found < limits.leastSliceCoherence(),
                Reason.INCOHERENT_SLICES,
                "Neighbouring slices agree %.3f times as well as the input's, less than %.3f",
                found,
                limits.leastSliceCoherence());
    }

    private Optional<Replacement> noise(RoiQuality quality, double peak) {
        double most = Math.max(limits.mostNoiseGain() * quality.noiseBefore(), INVISIBLE_NOISE * peak);
        return failing(
                quality.noiseAfter() > most,
                Reason.NOISE_AMPLIFIED,
                "The result's noise is %.4g, more than %.4g; the input's is %.4g",
                quality.noiseAfter(),
                most,
                quality.noiseBefore());
    }

    private Optional<Replacement> range(EnhancedLesion lesion, double peak) {
        IntensityRange before = IntensityRange.of(lesion.input());
        IntensityRange after = IntensityRange.of(lesion.enhanced());
        double excess = Math.max((double) before.min() - after.min(), (double) after.max() - before.max()) / peak;
        double most = limits.mostRangeExcess() * (card.scale() - 1);
        return failing(
                excess > most,
                Reason.OUT_OF_RANGE,
                "Intensities leave the input's range by %.3f of it, more than %.3f",
                excess,
                most);
    }

    private static Optional<Replacement> failing(boolean failed, Reason reason, String sentence, Object... figures) {
        return failed
                ? Optional.of(new Replacement(reason, String.format(Locale.ROOT, sentence, figures), METHOD))
                : Optional.empty();
    }
}
