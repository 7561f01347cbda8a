package org.lfsr.imaging.roi;

import java.util.Comparator;
import java.util.List;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Mask;

/**
 * How marked pixels become boxes: each component's box grows by a margin on every side, then outwards to multiples of a
 * grid, and is clipped to the image; boxes that overlap become one, until none do.
 *
 * <p>A box begins at a multiple of the grid; it ends at one too, or at the image's end. So if the grid and the image's
 * sides are multiples of a scale factor, so are all the boxes' corners. Every pixel of a component that counts lies in
 * exactly one box.
 *
 * @param margin pixels to add on every side, 0 or more
 * @param grid what corners are multiples of, 1 or more
 * @param minPixels components of fewer marked pixels are left out, 1 or more; 1 keeps all
 */
public record RoiRule(int margin, int grid, int minPixels) {

    static final Comparator<Box> ORDER = Comparator.comparingInt(Box::y).thenComparingInt(Box::x);

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public RoiRule {
        if (margin < 0 || grid < 1 || minPixels < 1) {
            throw new IllegalArgumentException(
                    "A rule has a margin from 0, a grid from 1 and minimal pixels from 1, found %d, %d and %d"
                            .formatted(margin, grid, minPixels));
        }
    }

    /** The boxes of a mask, sorted by y, then x. */
    public List<Box> boxes(Mask mask) {
        return boxes(mask, 1, mask.width(), mask.height());
    }

    /**
     * The boxes of a mask whose pixels each stand for several of the image.
     *
     * @param mask its first pixel stands for the image's first ones; what of it sticks out of the image is ignored
     * @param stride how many of the image's columns and rows a pixel of the mask stands for
     * @param width the image's columns
     * @param height the image's rows
     * @return boxes of the image, sorted by y, then x
     */
    public List<Box> boxes(Mask mask, int stride, int width, int height) {
        return boxes(Component.of(mask), stride, width, height);
    }

    /** The same for a mask whose components are known. */
    public List<Box> boxes(List<Component> components, int stride, int width, int height) {
        Box bounds = new Box(0, 0, width, height);
        List<Box> boxes = components.stream()
                .filter(component -> component.pixels() >= minPixels)
                .map(component -> component.box().refined(stride))
                .filter(bounds::overlaps)
                .map(box -> grown(box, bounds))
                .toList();
        return Merging.of(boxes, Box::overlaps, Box::union).stream()
                .sorted(ORDER)
                .toList();
    }

    private Box grown(Box box, Box bounds) {
        return Box.between(
                Math.max(0, Math.floorDiv(box.x() - margin, grid) * grid),
                Math.max(0, Math.floorDiv(box.y() - margin, grid) * grid),
                Math.min(bounds.endX(), -Math.floorDiv(-(box.endX() + margin), grid) * grid),
                Math.min(bounds.endY(), -Math.floorDiv(-(box.endY() + margin), grid) * grid));
    }
}
