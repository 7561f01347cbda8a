package org.lfsr.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Mask;
import org.lfsr.imaging.ZScore;
import org.lfsr.trainer.config.DegradationConfiguration.Method;
import org.lfsr.trainer.config.DetectorRun;
import org.lfsr.trainer.config.SceneConfiguration;

/**
 * Draws a detector's samples: slices with and without a lesion, at one of several resolutions, cropped or padded to one
 * size.
 */
public final class SceneSampler implements Sampler<Scenes> {

    private final List<LabelledSlice> withLesion;
    private final List<LabelledSlice> without;
    private final SceneConfiguration scenes;
    private final int slices;
    private final int stride;
    private final long seed;
    private final Share share;
    private final Order orderWith;
    private final Order orderWithout;

    /**
     * Creates a sampler.
     *
     * @param all slices with and without a lesion
     * @throws DataException if one kind is wanted and there is none of it
     */
    public SceneSampler(List<LabelledSlice> all, DetectorRun run, Share share) throws DataException {
        this.withLesion = all.stream().filter(slice -> slice.lesionPixels() > 0).toList();
        this.without = all.stream().filter(slice -> slice.lesionPixels() == 0).toList();
        this.scenes = run.scenes();
        this.slices = run.detector().channels();
        this.stride = run.detector().stride();
        this.seed = run.seed();
        this.share = share;
        if ((withLesion.isEmpty() && scenes.lesionShare() > 0) || (without.isEmpty() && scenes.lesionShare() < 1)) {
            throw new DataException(
                    "There are %d slices with a lesion and %d without, but the share with one is to be %s"
                            .formatted(withLesion.size(), without.size(), scenes.lesionShare()));
        }
        this.orderWith = new Order(Math.max(1, withLesion.size()), seed);
        this.orderWithout = new Order(Math.max(1, without.size()), ~seed);
    }

    @Override
    public Scenes draw(long step) {
        List<Integer> scales = scenes.scales();
        int scale = scales.get(Order.random(~seed, step).nextInt(scales.size()));
        List<List<Image>> inputs = new ArrayList<>();
        List<Image> occupancies = new ArrayList<>();
        for (int index = 0; index < scenes.batch(); index++) {
            long place = share.place(step, scenes.batch(), index);
            SplittableRandom random = Order.random(seed, place);
            boolean lesion = random.nextDouble() < scenes.lesionShare();
            LabelledSlice slice = lesion ? withLesion.get(orderWith.at(place)) : without.get(orderWithout.at(place));
            draw(slice, scale, random, inputs, occupancies);
        }
        return new Scenes(inputs, occupancies);
    }

    @Override
    public int stepsPerEpoch() {
        return share.steps(withLesion.size() + without.size(), scenes.batch());
    }

    private void draw(
            LabelledSlice slice,
            int scale,
            SplittableRandom random,
            List<List<Image>> inputs,
            List<Image> occupancies) {
        Augmentation augmentation = Augmentation.draw(random, scenes.intensityJitter());
        LowResolution lowResolution = new LowResolution(Method.BICUBIC, scale);
        Image middle = slice.image();
        Window window = Window.draw(middle.width(), middle.height(), scenes.crop(), scale, random);
        int reach = slices / 2;
        inputs.add(IntStream.rangeClosed(-reach, reach)
                .mapToObj(places -> slice.neighbour(places).image())
                .map(image -> augmentation.contrast(trimmed(image, scale)))
                .map(image -> lowResolution.of(image, 0, random))
                .map(image -> ZScore.of(image).normalize(image))
                .map(image -> augmentation.move(window.shrunk(scale).cut(image)))
                .toList());
        occupancies.add(Occupancy.of(Mask.atLeast(augmentation.move(window.cut(slice.marks())), 1), stride * scale));
    }

    private static Image trimmed(Image image, int scale) {
        return image.crop(new Box(0, 0, image.width() / scale * scale, image.height() / scale * scale));
    }

    /**
     * A square that may reach over an image's borders.
     *
     * @param x its first column, negative if it reaches over the left border
     * @param y its first row
     * @param side its side
     */
    private record Window(int x, int y, int side) {

        /**
         * Draws a window whose corner is a multiple of the scale: inside where the image is larger, around it where
         * not.
         */
        static Window draw(int width, int height, int side, int scale, RandomGenerator random) {
            return new Window(
                    place(width - side, scale, random), place(height - side, scale, random), side / scale * scale);
        }

        private static int place(int room, int scale, RandomGenerator random) {
            int place = random.nextInt(Math.abs(room) / scale + 1) * scale;
            return room < 0 ? -place : place;
        }

        Window shrunk(int scale) {
            return new Window(x / scale, y / scale, side / scale);
        }

        /** The part of an image in the window; what is outside the image becomes its lowest value. */
        Image cut(Image image) {
            float lowest = Float.POSITIVE_INFINITY;
            for (float pixel : image.pixels()) {
                lowest = Math.min(lowest, pixel);
            }
            float[] pixels = new float[side * side];
            for (int row = 0; row < side; row++) {
                for (int column = 0; column < side; column++) {
                    boolean inside = image.bounds().contains(x + column, y + row);
                    pixels[row * side + column] = inside ? image.at(x + column, y + row) : lowest;
                }
            }
            return new Image(side, side, pixels);
        }
    }
}
