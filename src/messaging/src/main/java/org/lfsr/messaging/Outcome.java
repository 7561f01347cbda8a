package org.lfsr.messaging;

import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;

/** What became of a transaction. */
sealed interface Outcome {

    /** Readers of committed records see it. */
    record Committed() implements Outcome {}

    /**
     * Nobody will ever see it; trying again may work.
     *
     * @param failure why
     */
    record Aborted(Throwable failure) implements Outcome {}

    /**
     * Nobody will ever see it, since one of its records is none that the broker takes.
     *
     * @param failure why
     */
    record Refused(Throwable failure) implements Outcome {}

    /**
     * Nobody will ever see it, since the consumer has lost its place in a group.
     *
     * @param group the place
     * @param failure why
     */
    record Fenced(ConsumerGroupMetadata group, Throwable failure) implements Outcome {}
}
