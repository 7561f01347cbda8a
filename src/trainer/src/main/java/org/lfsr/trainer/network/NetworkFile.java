package org.lfsr.trainer.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A network as a run writes it, opened again from its weights and the words that go with them.
 *
 * @param file where it comes from
 * @param content what is in it
 */
public record NetworkFile(Path file, SafeTensors content) {

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read, or is no safetensors file
     */
    public static NetworkFile read(Path file) throws IOException {
        return new NetworkFile(file, SafeTensors.read(file));
    }

    /**
     * Makes the generator.
     *
     * @return a network in evaluation mode, on the CPU; the caller closes it
     * @throws IOException if the file does not hold a generator
     */
    public SrResNet generator() throws IOException {
        require("generator");
        return loaded(SrResNet.of(generatorShape()));
    }

    /**
     * Makes the detector.
     *
     * @return a network in evaluation mode, on the CPU; the caller closes it
     * @throws IOException if the file does not hold a detector
     */
    public LesionNet detector() throws IOException {
        require("detector");
        return loaded(LesionNet.of(detectorShape()));
    }

    private void require(String kind) throws IOException {
        String found = words().getOrDefault("kind", "network of no kind");
        if (!found.equals(kind)) {
            throw new IOException("%s holds a %s, wanted a %s".formatted(file, found, kind));
        }
    }

    private GeneratorShape generatorShape() throws IOException {
        try {
            return new GeneratorShape(
                    Integer.parseInt(word("scale")),
                    Integer.parseInt(word("width")),
                    Integer.parseInt(word("blocks")),
                    BatchNormalization.valueOf(word("normalization")),
                    Skip.valueOf(word("skip")));
        } catch (IllegalArgumentException e) {
            throw new IOException("%s describes no generator: %s".formatted(file, e.getMessage()), e);
        }
    }

    private DetectorShape detectorShape() throws IOException {
        try {
            List<Integer> widths = Arrays.stream(word("widths").split(",", -1))
                    .map(Integer::valueOf)
                    .toList();
            return new DetectorShape(Integer.parseInt(word("channels")), widths, Integer.parseInt(word("cells")));
        } catch (IllegalArgumentException e) {
            throw new IOException("%s describes no detector: %s".formatted(file, e.getMessage()), e);
        }
    }

    private String word(String key) {
        String word = words().get(key);
        if (word == null) {
            throw new IllegalArgumentException("it does not say %s, only %s".formatted(key, words()));
        }
        return word;
    }

    private Map<String, String> words() {
        return content.metadata();
    }

    private <N extends Network> N loaded(N network) throws IOException {
        try {
            network.load(content.state());
            network.evaluate();
            return network;
        } catch (IllegalArgumentException e) {
            network.close();
            throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
