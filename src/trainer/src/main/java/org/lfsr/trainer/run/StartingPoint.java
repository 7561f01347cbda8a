package org.lfsr.trainer.run;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lfsr.trainer.config.ConfigurationException;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.network.SafeTensors;

/** The network that a run starts from. */
final class StartingPoint {

    private StartingPoint() {}

    /**
     * Gives a network the weights of another run's.
     *
     * @param file the other run's network; null to keep the random weights
     * @throws IOException if the file cannot be read
     * @throws ConfigurationException if it holds a network of another shape
     */
    static void load(@Nullable Path file, Network network) throws IOException, ConfigurationException {
        if (file == null) {
            return;
        }
        try {
            network.load(SafeTensors.read(file).state());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("start: %s does not fit network: %s".formatted(file, e.getMessage()), e);
        }
    }
}
