package org.lfsr.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Mask;
import org.lfsr.imaging.ZScore;
import org.lfsr.trainer.config.GeneratorRun;
import org.lfsr.trainer.config.SampleConfiguration;
import org.lfsr.trainer.config.SampleConfiguration.Regions;

/**
 * Draws a generator's samples: crops around the lesions for LFSR, anywhere or whole slices for SRGAN. Degradation sees
 * the whole slice, so a crop's border is like its middle; and sees it turned already, since a pixel of k-space's middle
 * does not lie over the middle of those it is made of.
 */
public final class PatchSampler implements Sampler<Patches> {

    private final List<LabelledSlice> slices;
    private final int scale;
    private final SampleConfiguration samples;
    private final List<Double> noiseSigmas;
    private final LowResolution lowResolution;
    private final long seed;
    private final Share share;
    private final Order order;

    /**
     * Creates a sampler.
     *
     * @param slices slices with a lesion
     * @throws DataException if one is smaller than a crop, or whole slices are wanted that are not all squares of one
     *     size, which a quarter turn keeps
     */
    public PatchSampler(List<LabelledSlice> slices, GeneratorRun run, Share share) throws DataException {
        this.slices = slices;
        this.scale = run.network().scale();
        this.samples = run.samples();
        this.noiseSigmas = run.degradation().noiseSigmas();
        this.lowResolution = new LowResolution(run.degradation().method(), scale);
        this.seed = run.seed();
        this.share = share;
        this.order = new Order(slices.size(), seed);
        for (LabelledSlice slice : slices) {
            require(slice.scan(), slices.get(0).scan().bounds());
        }
    }

    private void require(LabelledScan scan, Box first) throws DataException {
        Box found = scan.bounds();
        int side = samples.crop() * scale;
        if (side == 0 && !(found.equals(first) && found.width() == found.height())) {
            throw new DataException("Patient %s has slices of %d x %d, but samples.crop 0 wants squares of one size"
                    .formatted(scan.patient(), found.width(), found.height()));
        }
        if (found.width() / scale < samples.crop() || found.height() / scale < samples.crop()) {
            throw new DataException("Patient %s has slices of %d x %d, but samples.crop %d at scale %d wants %d x %d"
                    .formatted(scan.patient(), found.width(), found.height(), samples.crop(), scale, side, side));
        }
    }

    @Override
    public Patches draw(long step) {
        List<Image> low = new ArrayList<>();
        List<Image> high = new ArrayList<>();
        for (int index = 0; index < samples.batch(); index++) {
            long place = share.place(step, samples.batch(), index);
            draw(slices.get(order.at(place)), Order.random(seed, place), low, high);
        }
        return new Patches(low, high);
    }

    @Override
    public int stepsPerEpoch() {
        return share.steps(slices.size(), samples.batch());
    }

    private void draw(LabelledSlice slice, SplittableRandom random, List<Image> low, List<Image> high) {
        Augmentation augmentation = Augmentation.draw(random, samples.intensityJitter());
        Image whole = augmentation.move(augmentation.contrast(trimmed(slice.image())));
        double sigma = noiseSigmas.get(random.nextInt(noiseSigmas.size()));
        Image small = lowResolution.of(whole, sigma, random);
        ZScore normalization = ZScore.of(small);
        Box box = samples.crop() == 0 ? small.bounds() : crop(small, slice, augmentation, random);
        low.add(normalization.normalize(small.crop(box)));
        high.add(normalization.normalize(whole.crop(box.refined(scale))));
    }

    /** Without the last columns and rows that would not make a whole low-resolution pixel. */
    private Image trimmed(Image image) {
        int width = image.width() / scale * scale;
        int height = image.height() / scale * scale;
        return width == image.width() && height == image.height() ? image : image.crop(new Box(0, 0, width, height));
    }

    private Box crop(Image small, LabelledSlice slice, Augmentation augmentation, RandomGenerator random) {
        int side = samples.crop();
        int x = random.nextInt(small.width() - side + 1);
        int y = random.nextInt(small.height() - side + 1);
        Mask lesion = Mask.atLeast(augmentation.move(trimmed(slice.marks())), 1);
        if (samples.regions() == Regions.LESIONS && lesion.count() > 0) {
            int pixel = lesionPixel(lesion, random);
            x = around(pixel % lesion.width() / scale, small.width(), random);
            y = around(pixel / lesion.width() / scale, small.height(), random);
        }
        return new Box(x, y, side, side);
    }

    /** Where a crop begins that has a given pixel in it, anywhere in it, and lies inside the slice. */
    private int around(int pixel, int length, RandomGenerator random) {
        int start = pixel - random.nextInt(samples.crop());
        return Math.max(0, Math.min(length - samples.crop(), start));
    }

    private static int lesionPixel(Mask lesion, RandomGenerator random) {
        int wanted = random.nextInt(lesion.count());
        for (int i = 0; ; i++) {
            if (lesion.pixels()[i] && wanted-- == 0) {
                return i;
            }
        }
    }
}
