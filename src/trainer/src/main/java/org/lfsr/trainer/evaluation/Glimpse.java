package org.lfsr.trainer.evaluation;

import java.util.NavigableMap;
import org.lfsr.imaging.Image;
import org.lfsr.inference.OperatingPoint;

/**
 * What a detector made of a slice and of those around it, and what was there.
 *
 * @param patient whose slice it is
 * @param maps the detector's maps by the index of their slices; shared with other slices of the scan
 * @param slice the slice's index
 * @param distanceMm how far neighbouring slices lie apart
 * @param view how the slice was shown
 * @param lesion the lesion in the unshrunk slice
 */
record Glimpse(
        String patient,
        NavigableMap<Integer, Image> maps,
        int slice,
        double distanceMm,
        Sighting.View view,
        LesionPixels lesion) {

    /** The slice with its map as an operating point is to see it. */
    Sighting sighting(OperatingPoint point) {
        return new Sighting(patient, point.averaged(maps, slice, distanceMm), view, lesion);
    }
}
