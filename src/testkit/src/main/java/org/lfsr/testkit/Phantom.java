package org.lfsr.testkit;

import java.util.List;
import org.lfsr.imaging.Volume;

/**
 * A made-up head as a T1-weighted MRI after gadolinium shows it, with ring-enhancing tumours: synthetic, so that it may
 * be kept, shown and handed on. For the same seed and settings it is the same on every machine, voxel for voxel.
 *
 * <p>The anatomy is in patient space (RAS+), its middle at the grid's: about 134 mm from side to side, 168 mm from
 * front to back, 130 mm high without skull; a grid may show a part of it. Intensities are whole numbers from 0 to 4095:
 * white matter about 880, grey matter 650, fluid 240, vessels and a tumour's rim about 1300, its core 360, oedema 600.
 * Without skull everything outside the brain is exactly 0, inside it nothing is. A voxel is the average of what it
 * covers.
 */
public final class Phantom {

    private final Volume volume;
    private final Volume mask;
    private final List<PhantomLesion> lesions;

    Phantom(Volume volume, Volume mask, List<PhantomLesion> lesions) {
        this.volume = volume;
        this.mask = mask;
        this.lesions = List.copyOf(lesions);
    }

    /** Begins with 160 x 160 x 40 voxels that show the whole head, no skull, one lesion, some noise and bias. */
    public static PhantomBuilder builder() {
        return new PhantomBuilder();
    }

    /** The scan. */
    public Volume volume() {
        return volume;
    }

    /** The labels on the scan's grid, as BraTS has them: 0 background, 1 necrotic core, 2 oedema, 4 enhancing rim. */
    public Volume mask() {
        return mask;
    }

    /** What was put in, the largest first; none if the brain is healthy. */
    public List<PhantomLesion> lesions() {
        return lesions;
    }
}
