package org.lfsr.onnx;

/**
 * What a graph's input or output looks like: any number of images of any size.
 *
 * @param channels how many channels they have
 * @param height what the model calls their height; inputs of one height and one width share the names
 * @param width what the model calls their width
 */
public record ImageShape(int channels, String height, String width) {

    /**
     * Checks the channels.
     *
     * @throws IllegalArgumentException if there are none
     */
    public ImageShape {
        if (channels < 1) {
            throw new IllegalArgumentException("Images have %d channels, wanted at least 1".formatted(channels));
        }
    }
}
