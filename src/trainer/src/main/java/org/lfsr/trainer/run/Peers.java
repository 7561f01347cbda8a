package org.lfsr.trainer.run;

import java.util.function.BooleanSupplier;
import org.lfsr.trainer.data.Share;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.torch.Processor;

/**
 * The processes that train one network together, each on its own share of a step's samples. All of them call the same
 * methods in the same order; each call waits for the others.
 *
 * <p>The gradients are those of one process with all the samples, as long as no layer looks at the batch: batch
 * normalization takes the mean and deviation of a process's own samples. Its running averages are therefore each
 * process's own, and those of the first are what is saved.
 */
public interface Peers {

    /** This process alone. */
    Peers NONE = new Peers() {

        @Override
        public Share share() {
            return Share.ALL;
        }

        @Override
        public void prepare(Processor processor) {
            // Nothing is exchanged.
        }

        @Override
        public void agree(String what, String value) {
            // There is nobody to differ from.
        }

        @Override
        public void averageGradients(Network network) {
            // There is nobody to share with.
        }

        @Override
        public void copyFromFirst(Network network) {
            // There is nobody to copy from.
        }

        @Override
        public boolean any(BooleanSupplier here) {
            return here.getAsBoolean();
        }
    };

    /** Which part of the samples this process draws. */
    Share share();

    /**
     * Makes ready to exchange tensors that are on a processor. Called once, before there are any.
     *
     * @throws TrainingException if this process has no such processor of its own
     */
    void prepare(Processor processor) throws TrainingException;

    /**
     * Makes sure that this process has what the first one has. Waits until the first process has said what it has, so
     * it is also the way to wait for what the first does before.
     *
     * @param what names it in the error
     * @throws TrainingException if it has another value, or the first process is gone
     */
    void agree(String what, String value) throws TrainingException;

    /**
     * Replaces each gradient by the mean of all processes' gradients.
     *
     * @throws StepException if another process is gone
     */
    void averageGradients(Network network);

    /**
     * Takes over the first process's weights, so that all begin alike.
     *
     * @throws StepException if another process is gone
     */
    void copyFromFirst(Network network);

    /**
     * Whether at least one process says yes. All get the same answer.
     *
     * @param here what this process says
     * @throws StepException if another process is gone
     */
    boolean any(BooleanSupplier here);

    /** Whether this process writes the run's files. */
    default boolean first() {
        return share().rank() == 0;
    }
}
