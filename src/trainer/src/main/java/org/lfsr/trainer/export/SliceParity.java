package org.lfsr.trainer.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Tensors;

/**
 * Compares a model, as it will be served, with the network that it was made from, on slices of the validation data:
 * whole ones, and parts of even and odd sizes.
 */
final class SliceParity {

    /** How many slices are compared. */
    private static final int SLICES = 6;

    private static final int LEAST_SIDE = 32;
    private static final Box[] CUTS = {new Box(0, 0, 1, 1), new Box(5, 2, 8, 3), new Box(9, 7, 13, 14)};

    private final Network network;

    SliceParity(Network network) {
        this.network = network;
    }

    /** What is compared with the network. */
    interface Model {
        Image of(List<Image> sample);
    }

    /**
     * An input for both.
     *
     * @param name what it is, for errors
     * @param images one a channel
     */
    record Sample(String name, List<Image> images) {

        Image first() {
            return images.get(0);
        }

        /** The sample, and parts of it: some pixels are cut off before and behind. */
        private List<Sample> sizes() {
            List<Sample> sizes = new ArrayList<>(List.of(this));
            for (Box cut : CUTS) {
                int width = first().width() - cut.x() - cut.width();
                int height = first().height() - cut.y() - cut.height();
                if (width >= LEAST_SIDE && height >= LEAST_SIDE) {
                    Box part = new Box(cut.x(), cut.y(), width, height);
                    sizes.add(new Sample(
                            name, images.stream().map(image -> image.crop(part)).toList()));
                }
            }
            return sizes;
        }
    }

    /** Some of many, from the first to the last. */
    static <T> List<T> spread(List<T> all) {
        int count = Math.min(SLICES, all.size());
        return IntStream.range(0, count)
                .mapToObj(i -> all.get(i * all.size() / count))
                .toList();
    }

    /**
     * Compares.
     *
     * @return the largest difference
     * @throws ExportException if it is above {@link Parity#TOLERANCE}
     */
    double check(Model model, List<Sample> samples) throws ExportException {
        double largest = 0;
        for (Sample sample : samples) {
            for (Sample size : sample.sizes()) {
                largest = Math.max(largest, difference(size, network(size.images()), model.of(size.images())));
            }
        }
        return largest;
    }

    /** What the network makes of a sample. */
    Image network(List<Image> images) {
        return NativeScope.evaluate(() -> {
            Image first = images.get(0);
            float[] numbers = new float[images.size() * first.pixels().length];
            for (int i = 0; i < images.size(); i++) {
                System.arraycopy(images.get(i).pixels(), 0, numbers, i * first.pixels().length, first.pixels().length);
            }
            Tensor input = Tensors.of(numbers, 1, images.size(), first.height(), first.width());
            return Tensors.images(network.forward(input)).get(0);
        });
    }

    private static double difference(Sample sample, Image wanted, Image found) throws ExportException {
        double largest = 0;
        for (int i = 0; i < wanted.pixels().length; i++) {
            double difference = Math.abs((double) found.pixels()[i] - wanted.pixels()[i]);
            if (!(difference <= Parity.TOLERANCE)) {
                throw new ExportException(
                        "The model differs from the network on %s, %s, at (%d, %d): it gives %s, the network %s, and they may differ by %s"
                                .formatted(
                                        sample.name(),
                                        sample.first(),
                                        i % wanted.width(),
                                        i / wanted.width(),
                                        found.pixels()[i],
                                        wanted.pixels()[i],
                                        Parity.TOLERANCE));
            }
            largest = Math.max(largest, difference);
        }
        return largest;
    }
}
