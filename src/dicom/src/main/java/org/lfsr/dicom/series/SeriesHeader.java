package org.lfsr.dicom.series;

import java.util.List;
import java.util.Optional;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.UnreadableDicomException;

/**
 * What a series says beside its voxels. Holds the patient's data: it goes into derived series, and nowhere else.
 *
 * @param attributes those that all its images have alike: patient, study, series, equipment and much of how it was
 *     made; pixels and single frames' groups are left out
 * @param slices where each slice came from, in the volume's order
 */
public record SeriesHeader(DataSet attributes, List<SourceSlice> slices) {

    /** Copies the list. */
    public SeriesHeader {
        slices = List.copyOf(slices);
    }

    /** The space that positions are in, which derived series share. */
    public Optional<String> frameOfReferenceUid() throws UnreadableDicomException {
        return attributes.text(Tags.FRAME_OF_REFERENCE_UID);
    }

    /** How much there is, but nothing of it. */
    @Override
    public String toString() {
        return "%s shared by %d slices".formatted(attributes, slices.size());
    }
}
