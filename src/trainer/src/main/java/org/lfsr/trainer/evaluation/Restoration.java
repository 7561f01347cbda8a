package org.lfsr.trainer.evaluation;

import org.lfsr.imaging.Image;

/** A way to bring a whole slice's resolution back. */
public interface Restoration {

    /**
     * Restores a slice.
     *
     * @param low a slice that was shrunk
     * @return the slice at the size that it had, in the same intensities
     */
    Image restore(Image low);
}
