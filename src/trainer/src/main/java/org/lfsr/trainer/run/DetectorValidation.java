package org.lfsr.trainer.run;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lfsr.trainer.config.DetectorRun;
import org.lfsr.trainer.data.LabelledSlice;
import org.lfsr.trainer.evaluation.DetectionPicture;
import org.lfsr.trainer.evaluation.Lookout;
import org.lfsr.trainer.evaluation.OperatingPoints;
import org.lfsr.trainer.evaluation.TorchDetector;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.picture.Montage;
import org.lfsr.trainer.torch.Processor;

/**
 * Judges a detector by what its regions cover of the lesions in whole slices, at each resolution that it trains with
 * and at the operating points that suit it best, each slice by its own map. The score is that of
 * {@link OperatingPoints.Choice}.
 */
final class DetectorValidation implements Validation {

    private final List<LabelledSlice> slices;
    private final DetectorRun run;
    private final Processor processor;

    /**
     * Creates a validation.
     *
     * @param slices all slices of the scans to judge by, with and without a lesion
     */
    DetectorValidation(List<LabelledSlice> slices, DetectorRun run, Processor processor) {
        this.slices = Lookout.chosen(slices, run.watch().everySlice());
        this.run = run;
        this.processor = processor;
    }

    @Override
    public Verdict judge(Network network) {
        TorchDetector detector = new TorchDetector(network, run.detector(), processor);
        List<Integer> scales = run.scenes().scales();
        OperatingPoints.Choice choice = OperatingPoints.search(detector, slices, scales, OperatingPoints.NO_REACH);
        Map<String, Double> figures = new LinkedHashMap<>();
        for (OperatingPoints.AtScale one : choice.all()) {
            String suffix = " x%d".formatted(one.figures().scale());
            figures.putAll(one.figures().named());
            figures.put("threshold" + suffix, one.point().threshold());
            figures.put("certainty" + suffix, one.point().certainty());
            figures.put("margin" + suffix, (double) one.point().marginPixels());
        }
        return new Verdict(choice.score(), figures, picture(detector, choice));
    }

    /** Slices from all of the list, at each resolution in turn. */
    private Optional<BufferedImage> picture(TorchDetector detector, OperatingPoints.Choice choice) {
        int pictures = run.watch().pictures();
        if (pictures == 0) {
            return Optional.empty();
        }
        List<Integer> scales = run.scenes().scales();
        return Optional.of(Montage.of(IntStream.range(0, pictures)
                .mapToObj(index -> new DetectionPicture(
                                new Lookout(detector, scales.get(index % scales.size())), choice.rule())
                        .tiles(slices.get(index * slices.size() / pictures)))
                .toList()));
    }
}
