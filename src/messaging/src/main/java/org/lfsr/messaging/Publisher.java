package org.lfsr.messaging;

import java.util.function.Consumer;

/** Commits transactions, one at a time. */
interface Publisher {

    /**
     * Begins to commit a transaction, and returns at once.
     *
     * @param settled is told, in any thread, what became of it, once that is sure. While the broker is away it is not
     */
    void publish(Transaction transaction, Consumer<Outcome> settled);
}
