package org.lfsr.storage;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An object store that did not do what it was asked to; the message names the object and what was found. */
public final class ObjectStoreException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What a caller can do about it. */
    public enum Kind {
        /** There is no such object or bucket. */
        NOT_FOUND,
        /** The store knows who asks, or not, and refuses; somebody must change rights or keys. */
        FORBIDDEN,
        /** The request can never work as it is: its parameters or the object's size are not acceptable. */
        INVALID,
        /** Nothing was changed, and the same request may work later. */
        TRY_AGAIN,
        /** The request may have been carried out or not; asking again settles it. */
        OUTCOME_UNKNOWN
    }

    private final Kind kind;

    /** A failure without another one behind it. */
    public ObjectStoreException(Kind kind, String message) {
        this(kind, message, null);
    }

    /** A failure with what led to it. */
    public ObjectStoreException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What a caller can do about it. */
    public Kind kind() {
        return kind;
    }
}
