package org.lfsr.trainer.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.lfsr.trainer.network.Network;

/**
 * What learns: a network with its losses and optimizers. One thread uses it; whoever made it closes it.
 *
 * @param <T> what a step sees
 */
interface Learner<T> extends AutoCloseable {

    /**
     * Updates the network once. Runs in the scope of the caller, which frees the step's tensors.
     *
     * @param samples what to learn from
     * @param place the step's stage, and which of its steps it is
     * @return the losses by name, in their order; the first is the one to show
     */
    Map<String, Double> learn(T samples, Schedule.Place place);

    /** The network as it is to be validated and exported: averaged if the stage averages. */
    Network network();

    /** Words that say what the network is; they go with its weights. */
    Map<String, String> description();

    /** Writes all that is needed to go on into a folder. */
    void save(Path folder) throws IOException;

    /**
     * Goes on from a folder.
     *
     * @throws IOException if the folder cannot be read
     * @throws IllegalArgumentException if it holds another network
     */
    void load(Path folder) throws IOException;

    @Override
    void close();
}
