package org.lfsr.dicom.derived;

import java.util.List;
import org.lfsr.dicom.series.SourceSlice;
import org.lfsr.imaging.Volume;

/**
 * A volume to be written as a series.
 *
 * @param index the lesion's number in the scan, from 0
 * @param kind what it shows
 * @param volume its voxels in the input's units, a slice each along z, and where they lie
 * @param sources what each slice was made of, in order
 */
public record DerivedStack(int index, DerivedKind kind, Volume volume, List<List<SourceSlice>> sources) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there are not as many sources as slices
     */
    public DerivedStack {
        sources = sources.stream().map(List::copyOf).toList();
        if (sources.size() != volume.grid().depth()) {
            throw new IllegalArgumentException("A stack of %d slices has %d sources"
                    .formatted(volume.grid().depth(), sources.size()));
        }
    }
}
