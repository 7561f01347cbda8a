package org.lfsr.trainer.config;

import java.nio.file.Path;

/**
 * The frozen network of the perceptual loss.
 *
 * @param file an ONNX file that is a chain of Conv, Relu and MaxPool
 * @param output the name of the features to compare
 * @param lowest the normalized intensity that the network is to see as black
 * @param highest the one that it is to see as white; above {@code lowest}
 */
public record PerceptualConfiguration(Path file, String output, double lowest, double highest) {

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public PerceptualConfiguration {
        if (!(highest > lowest)) {
            throw new IllegalArgumentException(
                    "perceptual.highest must be above perceptual.lowest, found %s and %s".formatted(highest, lowest));
        }
    }
}
