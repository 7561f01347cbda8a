package org.lfsr.trainer.evaluation;

import org.lfsr.imaging.Image;
import org.lfsr.inference.Generator;

/**
 * A method that is a generator.
 *
 * @param title its name in the table
 * @param generator the generator; stays open
 */
record Learned(String title, Generator generator) implements Method {

    @Override
    public Image region(Degraded degraded) {
        return new RegionEnhancer(generator)
                .enhance(degraded.slice().low(), degraded.slice().lowRegion());
    }
}
