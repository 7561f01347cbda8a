package org.lfsr.trainer.run;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.resample.Resampling;
import org.lfsr.trainer.config.GeneratorRun;
import org.lfsr.trainer.data.CoarseSlice;
import org.lfsr.trainer.data.LabelledSlice;
import org.lfsr.trainer.data.LowResolution;
import org.lfsr.trainer.evaluation.RegionEnhancer;
import org.lfsr.trainer.evaluation.TorchGenerator;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.picture.Montage;
import org.lfsr.trainer.picture.Tile;
import org.lfsr.trainer.torch.Processor;

/**
 * Judges a generator by PSNR and SSIM on the lesion regions of slices, for each deviation of noise that it trains with,
 * beside bilinear and bicubic interpolation. Noise is the same each time.
 */
final class GeneratorValidation implements Validation {

    private final int scale;
    private final List<Double> noiseSigmas;
    private final LowResolution lowResolution;
    private final List<LabelledSlice> slices;
    private final int pictures;
    private final Processor processor;

    /**
     * Creates a validation.
     *
     * @param slices the lesion slices to judge by
     */
    GeneratorValidation(List<LabelledSlice> slices, GeneratorRun run, Processor processor) {
        this.scale = run.network().scale();
        this.noiseSigmas = run.degradation().noiseSigmas();
        this.lowResolution = new LowResolution(run.degradation().method(), scale);
        this.pictures = run.watch().pictures();
        this.processor = processor;
        int every = run.watch().everySlice();
        this.slices = IntStream.range(0, slices.size())
                .filter(index -> index % every == 0)
                .mapToObj(slices::get)
                .toList();
    }

    @Override
    public Verdict judge(Network network) {
        Map<String, Double> figures = new LinkedHashMap<>();
        List<List<Tile>> rows = new ArrayList<>();
        double score = 0;
        for (double sigma : noiseSigmas) {
            List<Case> cases = cases(new RegionEnhancer(new TorchGenerator(network, scale, processor)), sigma);
            String suffix = sigma == 0 ? "" : " at noise %.0f".formatted(sigma);
            double psnr = mean(cases, Case::psnr);
            figures.put("PSNR" + suffix, psnr);
            figures.put("SSIM" + suffix, mean(cases, Case::ssim));
            figures.put("PSNR over bilinear" + suffix, psnr - mean(cases, Case::bilinearPsnr));
            figures.put("PSNR over bicubic" + suffix, psnr - mean(cases, Case::bicubicPsnr));
            score += psnr / noiseSigmas.size();
            IntStream.range(0, pictures)
                    .mapToObj(
                            index -> cases.get(index * cases.size() / pictures).tiles())
                    .forEach(rows::add);
        }
        Optional<BufferedImage> picture = rows.isEmpty() ? Optional.empty() : Optional.of(Montage.of(rows));
        return new Verdict(score, figures, picture);
    }

    private List<Case> cases(RegionEnhancer enhancer, double sigma) {
        return IntStream.range(0, slices.size())
                .mapToObj(index -> judged(enhancer, slices.get(index), sigma, index))
                .toList();
    }

    private Case judged(RegionEnhancer enhancer, LabelledSlice slice, double sigma, int seed) {
        CoarseSlice coarse = CoarseSlice.of(slice, lowResolution, sigma, seed);
        return new Case(
                coarse,
                coarse.interpolated(Resampling.BILINEAR),
                coarse.interpolated(Resampling.BICUBIC),
                enhancer.enhance(coarse.low(), coarse.lowRegion()));
    }

    private static double mean(List<Case> cases, ToDoubleFunction<Case> figure) {
        return cases.stream().mapToDouble(figure).average().orElseThrow();
    }

    private record Case(CoarseSlice slice, Image bilinear, Image bicubic, Image made) {

        double psnr() {
            return slice.psnr(made);
        }

        double bilinearPsnr() {
            return slice.psnr(bilinear);
        }

        double bicubicPsnr() {
            return slice.psnr(bicubic);
        }

        double ssim() {
            return slice.ssim(made);
        }

        List<Tile> tiles() {
            return List.of(
                    new Tile(slice.truth(), "truth"),
                    tile("bilinear", bilinear),
                    tile("bicubic", bicubic),
                    tile("made", made));
        }

        private Tile tile(String name, Image image) {
            return new Tile(image, "%s\n%.2f dB / %.3f".formatted(name, slice.psnr(image), slice.ssim(image)));
        }
    }
}
