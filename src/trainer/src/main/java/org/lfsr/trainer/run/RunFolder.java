package org.lfsr.trainer.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lfsr.trainer.config.Weights;
import org.lfsr.trainer.evaluation.Cost;

/**
 * Where a run keeps what it makes.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

    /** Makes the folder if it is not there. */
    public void create() throws IOException {
        Files.createDirectories(pictures());
    }

    /** Whether a run has begun here. */
    public boolean begun() {
        return Files.exists(configuration());
    }

    /** The configuration, as it was read. */
    public Path configuration() {
        return path.resolve("configuration.yaml");
    }

    /** What the run was made from, and on what. */
    public Path provenance() {
        return path.resolve("provenance.json");
    }

    /** The figures. */
    public Path metrics() {
        return path.resolve("metrics.csv");
    }

    /** The figures as curves. */
    public Path curves() {
        return path.resolve("curves.png");
    }

    /** Sample pictures. */
    public Path pictures() {
        return path.resolve("pictures");
    }

    /** Everything needed to go on. */
    public Path checkpoint() {
        return path.resolve("checkpoint");
    }

    /** The network of the best validation so far. */
    public Path best() {
        return path.resolve("best.network");
    }

    /** The network as the last checkpoint has it. */
    public Path last() {
        return path.resolve("last.network");
    }

    /** One of the two. */
    public Path network(Weights which) {
        return which == Weights.BEST ? best() : last();
    }

    /** What the run cost. */
    public Path cost() {
        return path.resolve(Cost.FILE);
    }

    /** How a detector's map becomes regions, once it is chosen. */
    public Path operatingPoint() {
        return path.resolve("operating-point.json");
    }

    /** What the detector does there on the validation scans. */
    public Path detection() {
        return path.resolve("detection.json");
    }
}
