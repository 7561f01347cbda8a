package org.lfsr.pipeline.manifest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Bytes that are no manifest, or one of a form that is not known here; the message says where and what. */
public final class UnreadableManifestException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableManifestException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
