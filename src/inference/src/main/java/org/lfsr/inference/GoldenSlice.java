package org.lfsr.inference;

import java.util.List;
import org.lfsr.imaging.Image;

/**
 * An input with what the network made of it before it was exported, to try a runtime, a processor or a file by. The
 * input is drawn, not scanned.
 *
 * @param input one image a channel, normalized as the model's input is
 * @param output what the network made of it
 * @param tolerance by how much a pixel of a result may differ; it leaves room for processors that round more
 */
public record GoldenSlice(List<StoredImage> input, StoredImage output, double tolerance) {

    /**
     * Checks that there is something to compare.
     *
     * @throws IllegalArgumentException if there is not
     */
    public GoldenSlice {
        input = Checks.notEmpty("golden.input", input);
        Checks.present("golden.output", output);
        Checks.between(Double.MIN_NORMAL, 1, "golden.tolerance", tolerance);
    }

    /**
     * Tries a generator.
     *
     * @throws InferenceException if it fails, or makes something else of the input
     */
    public void check(Generator generator) {
        compare(generator.enhance(List.of(input.get(0).image())).get(0));
    }

    /**
     * Tries a detector.
     *
     * @throws InferenceException if it fails, or makes something else of the input
     */
    public void check(LesionDetector detector) {
        List<Image> sample = input.stream().map(StoredImage::image).toList();
        compare(detector.occupancy(List.of(sample)).get(0));
    }

    void requireChannels(int wanted) {
        if (input.size() != wanted) {
            throw new IllegalArgumentException(
                    "golden.input must have %d images, found %d".formatted(wanted, input.size()));
        }
    }

    private void compare(Image found) {
        Image wanted = output.image();
        if (found.width() != wanted.width() || found.height() != wanted.height()) {
            throw new InferenceException("Golden slice came back %s, not %s".formatted(found, wanted));
        }
        for (int i = 0; i < wanted.pixels().length; i++) {
            if (!(Math.abs((double) found.pixels()[i] - wanted.pixels()[i]) <= tolerance)) {
                throw new InferenceException("Golden slice came back with %s at (%d, %d), not %s give or take %s"
                        .formatted(
                                found.pixels()[i],
                                i % wanted.width(),
                                i / wanted.width(),
                                wanted.pixels()[i],
                                tolerance));
            }
        }
    }
}
