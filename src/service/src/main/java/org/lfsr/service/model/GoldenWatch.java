package org.lfsr.service.model;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lfsr.inference.InferenceException;

/**
 * Stops the intake of scans while a model does not make of its golden slice what it once made, and lets it go on once
 * it does again. Checked by one thread; any may ask.
 */
public final class GoldenWatch {

    /** The reason by which the intake is stopped. */
    public static final String REASON = "GOLDEN_SLICE";

    private static final Logger LOGGER = Logger.getLogger(GoldenWatch.class);

    private final GoldenTrial trial;
    private final Gate gate;
    private volatile Map<String, Double> deviations = Map.of();
    private volatile @Nullable String objection;

    /** The intake. */
    public interface Gate {

        /** Takes no more scans, for a reason. */
        void pause(String reason);

        /** Forgets a reason for taking none. */
        void resume(String reason);
    }

    /** Begins with no objection: models are tried when they are opened. */
    public GoldenWatch(GoldenTrial trial, Gate gate) {
        this.trial = trial;
        this.gate = gate;
    }

    /** Tries the models; to be run on the thread that calls their networks. */
    public void check() {
        String found = found();
        if (found != null) {
            LOGGER.errorf("The intake is stopped: %s", found);
            gate.pause(REASON);
        } else if (objection != null) {
            LOGGER.info("All models make of their golden slices what they once made: the intake goes on");
            gate.resume(REASON);
        }
        objection = found;
    }

    private @Nullable String found() {
        try {
            deviations = Map.copyOf(trial.deviations());
        } catch (InferenceException e) {
            return String.valueOf(e.getMessage());
        }
        String off = deviations.entrySet().stream()
                .filter(model -> !(model.getValue() <= 1))
                .map(model -> "%s is off by %.3g times what it may be".formatted(model.getKey(), model.getValue()))
                .sorted()
                .collect(Collectors.joining("; "));
        return off.isEmpty() ? null : off;
    }

    /** What is wrong; empty if nothing is. */
    public Optional<String> objection() {
        return Optional.ofNullable(objection);
    }

    /** How far a model was off when it was last tried, as a share of what it may be; NaN if it was not tried. */
    public double deviation(String modelId) {
        return deviations.getOrDefault(modelId, Double.NaN);
    }
}
