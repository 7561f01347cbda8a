package org.lfsr.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.resample.Resampling;
import org.lfsr.inference.Generator;
import org.lfsr.inference.InferenceException;

/** Enlarges bicubically, and then does harm if told to; keeps count of what it was given. */
final class FakeGenerator implements Generator {

    final List<Integer> batchSizes = new ArrayList<>();
    final List<Image> given = new ArrayList<>();
    private final int scale;
    private final Harm harm;
    private final int mostAtOnce;

    FakeGenerator(int scale) {
        this(scale, (image, count) -> image);
    }

    FakeGenerator(int scale, Harm harm) {
        this(scale, harm, Integer.MAX_VALUE);
    }

    /** One that has memory for so many images at once. */
    FakeGenerator(int scale, Harm harm, int mostAtOnce) {
        this.scale = scale;
        this.harm = harm;
        this.mostAtOnce = mostAtOnce;
    }

    @Override
    public int scale() {
        return scale;
    }

    @Override
    public List<Image> enhance(List<Image> batch) {
        batchSizes.add(batch.size());
        if (batch.size() > mostAtOnce) {
            throw InferenceException.ofMemory("No memory for " + batch.size(), new IllegalStateException());
        }
        int before = given.size();
        given.addAll(batch);
        return IntStream.range(0, batch.size())
                .mapToObj(i -> harm.done(Resampling.BICUBIC.enlarge(batch.get(i), scale), before + i))
                .toList();
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    /** Makes something else of a good result. */
    interface Harm {
        Image done(Image good, int count);

        /** By pixel: {@code (value, x, y, count)}. */
        static Harm byPixel(PixelHarm harm) {
            return (good, count) -> {
                float[] pixels = new float[good.pixels().length];
                for (int i = 0; i < pixels.length; i++) {
                    pixels[i] = harm.done(good.pixels()[i], i % good.width(), i / good.width(), count);
                }
                return new Image(good.width(), good.height(), pixels);
            };
        }
    }

    /** Makes something else of a pixel. */
    interface PixelHarm {
        float done(float good, int x, int y, int count);
    }
}
