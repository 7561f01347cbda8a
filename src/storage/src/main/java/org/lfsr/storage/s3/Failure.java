package org.lfsr.storage.s3;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.lfsr.storage.ObjectStoreException;
import org.lfsr.storage.ObjectStoreException.Kind;

/** What is to be thought of a request that failed. */
record Failure(Throwable thrown) {

    /** Whether trying again at once makes sense. */
    boolean isTransient() {
        if (thrown instanceof StatusException answer) {
            return answer.isTransient();
        }
        return thrown instanceof IOException && !isDistrust() && !isInterruption();
    }

    /** Whether the server may have done what it was asked to. */
    boolean leavesDoubt() {
        if (thrown instanceof StatusException answer) {
            return !answer.leavesNoDoubt();
        }
        boolean beforeSending = thrown instanceof ConnectException
                || thrown instanceof NoRouteToHostException
                || thrown instanceof UnknownHostException
                || isDistrust();
        return !beforeSending;
    }

    /** Whether a condition of the request did not hold. */
    boolean isUnmetCondition() {
        return thrown instanceof StatusException answer && answer.status() == 412;
    }

    /** For a request that changes nothing that can be seen. */
    ObjectStoreException ofAsking(String doing) {
        return exception(doing, kind(Kind.TRY_AGAIN));
    }

    /**
     * For a request that changes something.
     *
     * @param doubted whether an earlier try may have succeeded
     */
    ObjectStoreException ofChanging(String doing, boolean doubted) {
        return exception(doing, kind(doubted || leavesDoubt() ? Kind.OUTCOME_UNKNOWN : Kind.TRY_AGAIN));
    }

    private ObjectStoreException exception(String doing, Kind kind) {
        return new ObjectStoreException(
                kind,
                "%s failed: %s".formatted(doing, thrown instanceof StatusException ? thrown.getMessage() : thrown),
                thrown);
    }

    private Kind kind(Kind otherwise) {
        if (!(thrown instanceof StatusException answer) || answer.isTransient() || answer.isLostUpload()) {
            return otherwise;
        }
        return switch (answer.status()) {
            case 404 -> Kind.NOT_FOUND;
            case 401, 403 -> Kind.FORBIDDEN;
            default -> Kind.INVALID;
        };
    }

    private boolean isDistrust() {
        return thrown instanceof SSLHandshakeException || thrown instanceof SSLPeerUnverifiedException;
    }

    /** An interrupted thread wants no retry; a time-out is an interruption by name only. */
    private boolean isInterruption() {
        return thrown instanceof InterruptedIOException
                && !(thrown instanceof SocketTimeoutException)
                && Thread.currentThread().isInterrupted();
    }
}
