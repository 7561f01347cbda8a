package org.lfsr.inference;

import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;

/**
 * A region with the pixels around it that a generator is given too, so that the region's border is made with the same
 * knowledge as its middle.
 *
 * @param seen what the generator is given, in the slice
 * @param inside where in that the region is
 */
public record RegionView(Box seen, Box inside) {

    /**
     * Looks at a region.
     *
     * @param region a region of a slice
     * @param bounds the whole slice
     * @param contextPixels how many pixels around the region are to be seen, where the slice has them
     */
    public static RegionView of(Box region, Box bounds, int contextPixels) {
        Box seen = Box.between(
                Math.max(bounds.x(), region.x() - contextPixels),
                Math.max(bounds.y(), region.y() - contextPixels),
                Math.min(bounds.endX(), region.endX() + contextPixels),
                Math.min(bounds.endY(), region.endY() + contextPixels));
        Box inside = new Box(region.x() - seen.x(), region.y() - seen.y(), region.width(), region.height());
        return new RegionView(seen, inside);
    }

    /** What the generator is given of a slice. */
    public Image input(Image slice) {
        return slice.crop(seen);
    }

    /** The region alone, of what the generator made. */
    public Image region(Image made, int scale) {
        return made.crop(inside.refined(scale));
    }
}
