package org.lfsr.service.work;

/**
 * Where the stages of the work run.
 *
 * @param readers fetch and decode: they wait for the store mostly
 * @param device calls networks: one thread, as they want it
 * @param writers check, encode and store
 */
public record Lanes(Lane readers, Lane device, Lane writers) implements AutoCloseable {

    /**
     * Opens lanes.
     *
     * @param readers how many threads fetch and decode
     * @param writers how many threads check, encode and store
     */
    public static Lanes open(int readers, int writers) {
        return new Lanes(new Lane("read", readers), new Lane("gpu", 1), new Lane("write", writers));
    }

    /** Interrupts all that is under way. */
    @Override
    public void close() {
        readers.close();
        device.close();
        writers.close();
    }
}
