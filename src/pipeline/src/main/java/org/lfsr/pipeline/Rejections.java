package org.lfsr.pipeline;

import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.pipeline.Rejection.Reason;

/** What is wrong with a scan's bytes, in the words of events. */
final class Rejections {

    private Rejections() {}

    static Rejection of(UnreadableVolumeException failure) {
        return new Rejection(reason(failure.reason()), String.valueOf(failure.getMessage()));
    }

    static Rejection of(UnreadableDicomException failure) {
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

    private static Reason reason(UnreadableDicomException.Reason reason) {
        return switch (reason) {
            case NOT_DICOM, CORRUPT, CORRUPT_PIXELS, BAD_ARCHIVE, NO_IMAGES -> Reason.NOT_A_VOLUME;
            case TRUNCATED -> Reason.TRUNCATED;
            case TOO_LARGE -> Reason.TOO_LARGE;
            case UNSUPPORTED_TRANSFER_SYNTAX,
                    UNSUPPORTED_CHARACTER_SET,
                    UNSUPPORTED_PIXELS,
                    LOCALIZER,
                    MIXED_SERIES,
                    SEVERAL_VOLUMES -> Reason.UNSUPPORTED;
            case MISSING_ATTRIBUTE,
                    BAD_ATTRIBUTE,
                    MIXED_ORIENTATIONS,
                    MIXED_SIZES,
                    BAD_GEOMETRY,
                    DUPLICATE_SLICES,
                    UNEVEN_SLICES -> Reason.HEADER_IMPLAUSIBLE;
            case MISSING_SLICES -> Reason.INCOMPLETE_SERIES;
            case NOT_FINITE -> Reason.NOT_FINITE;
            case NOT_MR, NO_VARIANCE -> Reason.OUTSIDE_COMPETENCE;
        };
    }
}
