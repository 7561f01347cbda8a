package org.lfsr.messaging;

import java.time.Duration;
import org.lfsr.events.ScanCompleted;

/**
 * Hears what happens to scans, for metrics and logs. Called on the conductor's own thread: implementations return at
 * once and do not throw.
 */
public interface ConductorListener {

    /** Hears nothing. */
    ConductorListener DEAF = new ConductorListener() {};

    /** A request was taken in. */
    default void arrived(ScanJob job) {}

    /** A record asks for nothing, and is passed over. */
    default void ignored(Origin origin) {}

    /** A record was taken in or finished before, or its partition is another process's by now. */
    default void repeated(Origin origin) {}

    /** Work on a scan begins, so long after its arrival. */
    default void started(ScanJob job, Duration waited) {}

    /** An attempt failed, and there will be another after a delay. */
    default void failed(ScanJob job, Throwable failure, Duration delay) {}

    /** Another request does what this one asked for; it ends without an answer. */
    default void superseded(ScanJob job) {}

    /** A completion event was published: its transaction is committed. */
    default void completed(ScanJob job, ScanCompleted event) {}

    /** A record was published to the dead letters: the transaction is committed. */
    default void buried(DeadLetter letter) {}

    /** Work was done for nothing, since the record's partition had gone to another process meanwhile. */
    default void dropped(ScanJob job) {}

    /** A transaction was committed: so many records' results, so long after it was begun. */
    default void committed(int results, Duration took) {}

    /** A transaction was aborted, and will be tried again after a delay. */
    default void aborted(int results, Throwable failure, Duration delay) {}

    /** A bug in this module, or in a listener: what was being done was left undone. */
    default void broken(Throwable bug) {}
}
