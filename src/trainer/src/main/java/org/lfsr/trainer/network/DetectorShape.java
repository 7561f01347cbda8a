package org.lfsr.trainer.network;

import java.util.List;

/**
 * What a lesion detector looks like.
 *
 * @param channels channels of its input: 1 for a slice alone, 3 for one between its neighbours
 * @param widths channels of each stage; each stage halves height and width
 * @param cells how many cells of the map, along each side, are made from one pixel of the last stage: a power of 2
 */
public record DetectorShape(int channels, List<Integer> widths, int cells) {

    /** A slice alone, three stages: one cell of the map for 8 x 8 pixels. */
    public static final DetectorShape DEFAULT = new DetectorShape(1, List.of(32, 64, 128), 1);

    private static final int MAX_STAGES = 5;

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if a size is not positive, the stages are not 1 to 5, or a cell is no whole
     *     pixel
     */
    public DetectorShape {
        widths = List.copyOf(widths);
        if (channels < 1 || widths.stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException(
                    "Detector of %d channels and widths %s, wanted positive ones".formatted(channels, widths));
        }
        if (widths.isEmpty() || widths.size() > MAX_STAGES) {
            throw new IllegalArgumentException(
                    "Detector has %d stages, wanted 1 to %d".formatted(widths.size(), MAX_STAGES));
        }
        if (Integer.bitCount(cells) != 1 || cells < 1 || cells > 1 << widths.size()) {
            throw new IllegalArgumentException("Detector of %d stages makes %d cells of a pixel, wanted 1, 2 … %d"
                    .formatted(widths.size(), cells, 1 << widths.size()));
        }
    }

    /** How many pixels a cell of the occupancy map is wide and high. */
    public int stride() {
        return (1 << widths.size()) / cells;
    }
}
