package org.lfsr.trainer.data;

import java.util.List;
import org.lfsr.imaging.Image;

/**
 * What a step of a detector sees.
 *
 * @param inputs for each sample its channels: the normalized slice, with its neighbours on both sides if the detector
 *     wants them; all of one size
 * @param occupancies for each sample the share of lesion in each cell of the detector's map, 0 to 1
 */
public record Scenes(List<List<Image>> inputs, List<Image> occupancies) {}
