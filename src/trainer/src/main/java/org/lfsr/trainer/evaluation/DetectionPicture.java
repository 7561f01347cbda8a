package org.lfsr.trainer.evaluation;

import java.util.List;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.IntensityRange;
import org.lfsr.imaging.Mask;
import org.lfsr.imaging.roi.Coverage;
import org.lfsr.inference.OperatingRule;
import org.lfsr.trainer.data.LabelledSlice;
import org.lfsr.trainer.picture.Tile;

/**
 * Shows what a detector finds in slices.
 *
 * @param lookout the detector and the resolution
 * @param rule how its map becomes regions
 */
public record DetectionPicture(Lookout lookout, OperatingRule rule) {

    /** The slice, its lesion, the detector's map, and the regions as white frames with the coverage under them. */
    public List<Tile> tiles(LabelledSlice slice) {
        Sighting sighting = lookout.sightings(List.of(slice), rule).all().get(0);
        Image shown = lookout.shown(slice.image());
        IntensityRange window = IntensityRange.of(shown);
        Coverage coverage = sighting.at(rule);
        return List.of(
                new Tile(shown, "%s\nslice %d at x%d".formatted(sighting.patient(), slice.index(), lookout.scale())),
                new Tile(within(window, marks(slice.lesion())), "lesion\n%d pixels".formatted(coverage.lesionPixels())),
                new Tile(within(window, sighting.occupancy()), "map"),
                new Tile(
                        framed(shown, window, regions(sighting)),
                        "covered %.1f %%\nROI %.1f %%"
                                .formatted(100 * coverage.lesionShare(), 100 * coverage.areaShare())));
    }

    private List<Box> regions(Sighting sighting) {
        Sighting.View view = sighting.view();
        return rule.at(view.width(), view.height())
                .regions(sighting.occupancy(), view.stride(), view.width(), view.height());
    }

    private static Image marks(Mask mask) {
        float[] marks = new float[mask.pixels().length];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = mask.pixels()[i] ? 1 : 0;
        }
        return new Image(mask.width(), mask.height(), marks);
    }

    private static Image within(IntensityRange window, Image shares) {
        float[] pixels = shares.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = window.min() + pixels[i] * (window.max() - window.min());
        }
        return new Image(shares.width(), shares.height(), pixels);
    }

    private static Image framed(Image image, IntensityRange window, List<Box> regions) {
        float[] pixels = image.pixels().clone();
        for (Box region : regions) {
            for (int x = region.x(); x < region.endX(); x++) {
                pixels[region.y() * image.width() + x] = window.max();
                pixels[(region.endY() - 1) * image.width() + x] = window.max();
            }
            for (int y = region.y(); y < region.endY(); y++) {
                pixels[y * image.width() + region.x()] = window.max();
                pixels[y * image.width() + region.endX() - 1] = window.max();
            }
        }
        return new Image(image.width(), image.height(), pixels);
    }
}
