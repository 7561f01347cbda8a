package org.lfsr.dicom.series;

import java.util.Optional;

/**
 * Where a volume's slice came from.
 *
 * @param sopClassUid the instance's class
 * @param sopInstanceUid the instance's identifier
 * @param frameNumber which of its frames, from 1, if it may have several
 * @param position its first pixel's centre, in DICOM's patient space
 */
public record SourceSlice(
        String sopClassUid, String sopInstanceUid, Optional<Integer> frameNumber, PatientVector position) {

    /** Where it lies, but not what it is called. */
    @Override
    public String toString() {
        return "slice at " + position;
    }
}
