package org.lfsr.trainer.picture;

import org.lfsr.imaging.Image;

/**
 * An image and the words under it.
 *
 * @param image the image
 * @param caption the words; a new line begins where it has a line feed
 */
public record Tile(Image image, String caption) {}
