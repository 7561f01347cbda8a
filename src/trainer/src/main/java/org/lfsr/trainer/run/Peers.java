package org.lfsr.trainer.run;

import org.lfsr.trainer.data.Share;
import org.lfsr.trainer.network.Network;

/** The processes that train one network together, each on its own share of a step's samples. */
public interface Peers {

    /** This process alone. */
    Peers NONE = new Peers() {

        @Override
        public Share share() {
            return Share.ALL;
        }

        @Override
        public void averageGradients(Network network) {
            // There is nobody to share with.
        }

        @Override
        public void copyFromFirst(Network network) {
            // There is nobody to copy from.
        }
    };

    /** Which part of the samples this process draws. */
    Share share();

    /**
     * Replaces each gradient by the mean of all processes' gradients.
     *
     * @throws IllegalStateException if another process is gone
     */
    void averageGradients(Network network);

    /** Takes over the first process's weights, so that all begin alike. */
    void copyFromFirst(Network network);

    /** Whether this process writes the run's files. */
    default boolean first() {
        return share().rank() == 0;
    }
}
