package org.lfsr.trainer.run;

import java.util.List;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Processor;
import org.lfsr.trainer.torch.Tensors;

/**
 * Runs a generator on a region of a slice. It is given some pixels around the region too, where the slice has them, so
 * that the region's border is made with the same knowledge as its middle.
 *
 * @param network the generator
 * @param processor where it is
 */
record RegionEnhancer(Network network, Processor processor) {

    /** How many low-resolution pixels around a region the generator sees. */
    private static final int CONTEXT = 8;

    /**
     * Enhances a region.
     *
     * @param low a normalized low-resolution slice
     * @param region the region in it
     * @param scale how many times as fine the result is
     */
    Image enhance(Image low, Box region, int scale) {
        Box seen = Box.between(
                Math.max(0, region.x() - CONTEXT),
                Math.max(0, region.y() - CONTEXT),
                Math.min(low.width(), region.endX() + CONTEXT),
                Math.min(low.height(), region.endY() + CONTEXT));
        Image made = NativeScope.evaluate(() -> Tensors.images(
                        network.forward(processor.place(Tensors.ofImages(List.of(low.crop(seen))))))
                .get(0));
        Box inside = new Box(region.x() - seen.x(), region.y() - seen.y(), region.width(), region.height());
        return made.crop(inside.refined(scale));
    }
}
