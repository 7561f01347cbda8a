package org.lfsr.pipeline;

import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.pipeline.Rejection.Reason;

/** What is wrong with a volume's bytes, in the words of events. */
final class Rejections {

    private Rejections() {}

    static Rejection of(UnreadableVolumeException failure) {
        return new Rejection(reason(failure.reason()), String.valueOf(failure.getMessage()));
    }

    private static Reason reason(UnreadableVolumeException.Reason reason) {
        return switch (reason) {
            case NOT_A_VOLUME, CORRUPT_COMPRESSION -> Reason.NOT_A_VOLUME;
            case UNSUPPORTED_FORMAT, UNSUPPORTED_DATATYPE -> Reason.UNSUPPORTED;
            case TRUNCATED -> Reason.TRUNCATED;
            case BAD_HEADER, BAD_DIMENSIONS, BAD_GEOMETRY -> Reason.HEADER_IMPLAUSIBLE;
            case TOO_LARGE -> Reason.TOO_LARGE;
            case NOT_FINITE -> Reason.NOT_FINITE;
            case NO_VARIANCE -> Reason.OUTSIDE_COMPETENCE;
        };
    }
}
