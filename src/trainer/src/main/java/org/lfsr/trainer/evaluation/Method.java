package org.lfsr.trainer.evaluation;

import org.lfsr.imaging.Image;

/** A way to bring a lesion region's resolution back. */
interface Method {

    /** Its name in the table. */
    String title();

    /** Makes the lesion region at full resolution, in the slice's intensities. */
    Image region(Degraded degraded);
}
