package org.lfsr.inference.onnx;

import java.nio.FloatBuffer;
import java.util.List;
import org.lfsr.imaging.Image;

/** A batch of samples of as many images each, all of one size and of finite pixels. */
record Samples(List<List<Image>> batch) {

    static Samples of(List<List<Image>> batch, int channels) {
        if (batch.isEmpty()) {
            throw new IllegalArgumentException("A batch needs at least one sample, found none");
        }
        for (int i = 0; i < batch.size(); i++) {
            if (batch.get(i).size() != channels) {
                throw new IllegalArgumentException("Sample %d of the batch has %d images, wanted %d"
                        .formatted(i, batch.get(i).size(), channels));
            }
        }
        Samples samples = new Samples(batch);
        for (int i = 0; i < batch.size(); i++) {
            for (Image image : batch.get(i)) {
                samples.check(i, image);
            }
        }
        return samples;
    }

    private void check(int index, Image image) {
        if (!image.bounds().equals(first().bounds())) {
            throw new IllegalArgumentException(
                    "Image %d of the batch is %s, the first is %s".formatted(index, image, first()));
        }
        int broken = firstBroken(image);
        if (broken >= 0) {
            throw new IllegalArgumentException("Image %d of the batch has %s at (%d, %d)"
                    .formatted(index, image.pixels()[broken], broken % image.width(), broken / image.width()));
        }
    }

    /** Where the first pixel is that is no finite number; -1 if all are. */
    static int firstBroken(Image image) {
        float[] pixels = image.pixels();
        for (int i = 0; i < pixels.length; i++) {
            if (!Float.isFinite(pixels[i])) {
                return i;
            }
        }
        return -1;
    }

    Image first() {
        return batch.get(0).get(0);
    }

    int count() {
        return batch.size();
    }

    int channels() {
        return batch.get(0).size();
    }

    /** As {@code (N, channels, H, W)}. */
    long[] shape() {
        return new long[] {count(), channels(), first().height(), first().width()};
    }

    int length() {
        return Math.multiplyExact(Math.multiplyExact(count(), channels()), first().pixels().length);
    }

    void copyTo(FloatBuffer buffer) {
        batch.forEach(sample -> sample.forEach(image -> buffer.put(image.pixels())));
    }

    /** As {@code 4 samples of 120 x 120}. */
    @Override
    public String toString() {
        return "%d samples of %s".formatted(count(), first());
    }
}
