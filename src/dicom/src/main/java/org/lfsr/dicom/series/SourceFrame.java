package org.lfsr.dicom.series;

import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.UnreadableDicomException.Reason;

/**
 * One image of a series: an instance, or a frame of one.
 *
 * @param instance what it is in
 * @param index which of the instance's frames, from 0
 * @param geometry where it lies
 * @param kind what is imaged
 * @param slope what stored values are multiplied with
 * @param intercept what is added then
 */
record SourceFrame(
        SourceInstance instance, int index, SliceGeometry geometry, FrameKind kind, double slope, double intercept) {

    /** Makes an image, with the rescaling that a data set holds; none is none. */
    static SourceFrame of(SourceInstance instance, int index, SliceGeometry geometry, FrameKind kind, DataSet rescaling)
            throws UnreadableDicomException {
        double slope = rescaling.number(Tags.RESCALE_SLOPE).orElse(1.0);
        if (slope == 0) {
            throw new UnreadableDicomException(
                    Reason.BAD_ATTRIBUTE, "%s is 0, which leaves nothing".formatted(Tags.RESCALE_SLOPE));
        }
        double intercept = rescaling.number(Tags.RESCALE_INTERCEPT).orElse(0.0);
        return new SourceFrame(instance, index, geometry, kind, slope, intercept);
    }
}
