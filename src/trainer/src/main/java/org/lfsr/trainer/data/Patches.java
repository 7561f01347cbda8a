package org.lfsr.trainer.data;

import java.util.List;
import org.lfsr.imaging.Image;

/**
 * What a step of a generator sees: low-resolution images and the high-resolution truth of each, all normalized by the
 * mean and deviation of the low-resolution slice they come from, as in service.
 *
 * @param low images of one size
 * @param high as many, {@code scale} times as large
 */
public record Patches(List<Image> low, List<Image> high) {}
