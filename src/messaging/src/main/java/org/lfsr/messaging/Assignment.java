package org.lfsr.messaging;

import org.apache.kafka.common.TopicPartition;

/** A partition while it is this process's: from one rebalance to another. */
final class Assignment {

    private final TopicPartition partition;
    private final long since;
    private final OffsetLedger ledger;
    private State state = State.OWNED;

    /**
     * Begins an assignment.
     *
     * @param since the stamp before those of records that were polled under it
     */
    Assignment(TopicPartition partition, long since, OffsetLedger ledger) {
        this.partition = partition;
        this.since = since;
        this.ledger = ledger;
    }

    TopicPartition partition() {
        return partition;
    }

    OffsetLedger ledger() {
        return ledger;
    }

    /** Says whether records with this stamp were polled under this assignment, and may be taken in still. */
    boolean takes(long stamp) {
        return state == State.OWNED && stamp > since;
    }

    /** Says whether results of work that ends now can be committed still. */
    boolean isOwned() {
        return state == State.OWNED;
    }

    boolean isGone() {
        return state == State.GONE;
    }

    /** Takes no more results; those that are ready may be committed still. */
    void leave() {
        if (state == State.OWNED) {
            state = State.LEAVING;
        }
    }

    /** Takes nothing more. */
    void end() {
        state = State.GONE;
    }

    private enum State {
        OWNED,
        LEAVING,
        GONE
    }
}
