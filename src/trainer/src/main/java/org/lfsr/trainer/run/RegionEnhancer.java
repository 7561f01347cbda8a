package org.lfsr.trainer.run;

import java.util.List;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.inference.RegionView;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Processor;
import org.lfsr.trainer.torch.Tensors;

/**
 * Runs a generator on a region of a slice, with some pixels around it.
 *
 * @param network the generator
 * @param processor where it is
 */
public record RegionEnhancer(Network network, Processor processor) {

    /** How many low-resolution pixels around a region the generator sees. */
    public static final int CONTEXT_PIXELS = 8;

    /**
     * Enhances a region.
     *
     * @param low a normalized low-resolution slice
     * @param region the region in it
     * @param scale how many times as fine the result is
     */
    public Image enhance(Image low, Box region, int scale) {
        RegionView view = RegionView.of(region, low.bounds(), CONTEXT_PIXELS);
        Image made = NativeScope.evaluate(() -> Tensors.images(
                        network.forward(processor.place(Tensors.ofImages(List.of(view.input(low))))))
                .get(0));
        return view.region(made, scale);
    }
}
