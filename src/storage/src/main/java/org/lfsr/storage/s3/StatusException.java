package org.lfsr.storage.s3;

import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.Response;

/** An answer other than success, whatever the body's format: proxies on the way do not answer in S3's. */
final class StatusException extends IOException {

    private static final long serialVersionUID = 1L;

    private static final int MAX_BODY_BYTES = 1 << 16;
    private static final Pattern CODE = Pattern.compile("<Code>\\s*([^<]*?)\\s*</Code>");
    private static final Set<String> TRANSIENT_CODES = Set.of(
            "SlowDown",
            "SlowDownRead",
            "SlowDownWrite",
            "RequestTimeout",
            "Throttling",
            "ThrottlingException",
            "OperationAborted",
            "ConditionalRequestConflict");

    private final int status;
    private final String code;

    private StatusException(int status, String code) {
        super(code.isEmpty() ? "HTTP status " + status : "HTTP status %d, %s".formatted(status, code));
        this.status = status;
        this.code = code;
    }

    /** Throws for every answer that is no success. */
    static Interceptor interceptor() {
        return chain -> {
            Response response = chain.proceed(chain.request());
            if (response.isSuccessful()) {
                return response;
            }
            try (response) {
                Matcher code = CODE.matcher(response.peekBody(MAX_BODY_BYTES).string());
                throw new StatusException(response.code(), code.find() ? code.group(1) : "");
            }
        };
    }

    int status() {
        return status;
    }

    /** Whether the parts of an upload are gone: because it was completed, or given up, or never begun. */
    boolean isLostUpload() {
        return code.equals("NoSuchUpload");
    }

    /** Whether the same request may succeed later. */
    boolean isTransient() {
        return TRANSIENT_CODES.contains(code)
                || switch (status) {
                    case 408, 429, 500, 502, 503, 504 -> true;
                    default -> false;
                };
    }

    /** Whether the server certainly did nothing; an error within it, or behind a proxy, may have come too late. */
    boolean leavesNoDoubt() {
        return !Set.of(500, 502, 504).contains(status);
    }
}
