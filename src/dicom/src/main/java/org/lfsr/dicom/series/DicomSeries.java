package org.lfsr.dicom.series;

import org.lfsr.imaging.Volume;

/**
 * A series, read.
 *
 * @param volume its voxels, rescaled, and where they lie
 * @param header the rest of what it says
 */
public record DicomSeries(Volume volume, SeriesHeader header) {

    /** The size. */
    @Override
    public String toString() {
        return "%s, %s".formatted(volume.grid(), header);
    }
}
