package org.lfsr.trainer.data;

/**
 * Which part of every step's samples a process draws, where several train together.
 *
 * @param rank which process, from 0
 * @param processes how many there are
 */
public record Share(int rank, int processes) {

    /** The whole. */
    public static final Share ALL = new Share(0, 1);

    /**
     * The place of a sample in the order of all.
     *
     * @param step the step
     * @param batch how many samples each process draws a step
     * @param index which of them, from 0
     */
    long place(long step, int batch, int index) {
        return (step * processes + rank) * batch + index;
    }

    /** The steps in which all processes together draw that many samples, rounded up. */
    int steps(int samples, int batch) {
        return -Math.floorDiv(-samples, batch * processes);
    }
}
