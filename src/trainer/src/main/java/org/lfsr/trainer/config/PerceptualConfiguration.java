package org.lfsr.trainer.config;

import java.nio.file.Path;

/**
 * The frozen network of the perceptual loss.
 *
 * @param file an ONNX file that is a chain of Conv, Relu and MaxPool
 * @param output the name of the features to compare
 */
public record PerceptualConfiguration(Path file, String output) {}
