package org.lfsr.dicom;

import org.lfsr.dicom.UnreadableDicomException.Reason;

/** How many more values, items and fragments a file may have. */
final class Budget {

    private final int most;
    private int left;

    Budget(int most) {
        this.most = most;
        this.left = most;
    }

    void take(int count) throws UnreadableDicomException {
        left -= count;
        if (left < 0) {
            throw new UnreadableDicomException(
                    Reason.TOO_LARGE,
                    "There are more values, items and fragments than the limit of %d".formatted(most));
        }
    }
}
