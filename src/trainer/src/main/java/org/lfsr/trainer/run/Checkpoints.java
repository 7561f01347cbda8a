package org.lfsr.trainer.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run's checkpoints: a folder each, named by its step, that appears when it is whole. The last two are kept.
 *
 * @param folder where they are
 */
record Checkpoints(Path folder) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNFINISHED = "unfinished";
    private static final String STATE = "state.json";
    private static final int KEPT = 2;

    /**
     * Where a run is.
     *
     * @param step how many steps are done
     * @param best the best score of a validation so far; the least number before the first
     * @param losses the losses since the last validation
     */
    record State(long step, double best, LossMeter losses) {

        static final State BEGIN = new State(0, -Double.MAX_VALUE, LossMeter.EMPTY);

        State learned(Map<String, Double> stepLosses) {
            return new State(step + 1, best, losses.plus(stepLosses));
        }

        State validated(double score) {
            return new State(step, score > best ? score : best, LossMeter.EMPTY); // A score of NaN is not the best.
        }
    }

    /** Writes a checkpoint, and deletes the ones that nobody needs any more. */
    void save(Learner<?> learner, State state) throws IOException {
        Path unfinished = folder.resolve(UNFINISHED);
        delete(unfinished);
        Files.createDirectories(unfinished);
        learner.save(unfinished);
        JSON.writeValue(unfinished.resolve(STATE).toFile(), state);
        Path finished = folder.resolve("step-%09d".formatted(state.step()));
        delete(finished);
        Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
        List<Path> all = all();
        for (Path old : all.subList(0, Math.max(0, all.size() - KEPT))) {
            delete(old);
        }
    }

    /** The newest checkpoint. */
    Optional<Path> newest() throws IOException {
        List<Path> all = all();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Goes on from a checkpoint. */
    static State load(Learner<?> learner, Path checkpoint) throws IOException {
        learner.load(checkpoint);
        return JSON.readValue(checkpoint.resolve(STATE).toFile(), State.class);
    }

    private List<Path> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("step-"))
                    .sorted()
                    .toList();
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(path)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }
}
