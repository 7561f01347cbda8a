package org.lfsr.trainer.export;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lfsr.inference.About;
import org.lfsr.inference.ModelProvenance;
import org.lfsr.inference.Normalization;
import org.lfsr.onnx.OnnxModel;
import org.lfsr.trainer.config.GeneratorRun;
import org.lfsr.trainer.config.LossConfiguration;
import org.lfsr.trainer.config.RunConfiguration;
import org.lfsr.trainer.config.SampleConfiguration.Regions;
import org.lfsr.trainer.config.StageConfiguration;
import org.lfsr.trainer.run.Provenance;

/**
 * What every model's card says, from a run and a request.
 *
 * @param trained the run
 * @param request the request
 * @param graph the model
 */
record CardAbout(TrainedRun trained, ExportRequest request, OnnxModel graph) {

    private static final List<String> NOT_FOR = List.of(
            "Diagnosis, or any decision about a patient: details finer than the input's pixels are likely, not measured.",
            "Measuring lesions without looking at the original scan.",
            "Scans outside the envelope.");

    About of(String description, int largestFactor, Map<String, Double> validation) {
        return new About(
                request.name(),
                request.version(),
                method(trained.configuration()),
                description,
                NOT_FOR,
                "Axial slices of one channel, from T1-weighted MR scans of heads after contrast agent",
                Normalization.SLICE_Z_SCORE,
                request.envelope().envelope(largestFactor),
                provenance(),
                validation);
    }

    private static String method(RunConfiguration configuration) {
        if (!(configuration instanceof GeneratorRun run)) {
            return "LesionNet";
        }
        boolean adversarial =
                run.stages().stream().anyMatch(stage -> stage.losses().adversarialWeight() > 0);
        if (!adversarial) {
            return "SRResNet";
        }
        return run.samples().regions() == Regions.LESIONS ? "LFSR" : "SRGAN";
    }

    private ModelProvenance provenance() {
        Provenance run = trained.provenance();
        return new ModelProvenance(
                run.dataDigest(),
                run.trainingPatients().size(),
                run.validationPatients().size(),
                trained.configurationSha256(),
                trained.state().sha256(),
                trained.weights().toString(),
                stages(run.startSha256()),
                run.seed(),
                run.commit(),
                trainerVersion(),
                run.java(),
                run.libtorch(),
                run.system(),
                graph.opset());
    }

    private List<String> stages(@Nullable String startSha256) {
        Stream<String> start = startSha256 == null ? Stream.of() : Stream.of("start: weights " + startSha256);
        Stream<String> stages = trained.configuration().stages().stream().map(CardAbout::words);
        Stream<String> end = trained.steps() < trained.configuration().steps()
                ? Stream.of("these weights: after %d steps".formatted(trained.steps()))
                : Stream.of();
        return Stream.of(start, stages, end).flatMap(words -> words).toList();
    }

    private static String words(StageConfiguration stage) {
        LossConfiguration losses = stage.losses();
        List<String> weighed = Stream.of(
                        weighed(losses.pixelWeight(), losses.pixel().name()),
                        weighed(losses.perceptualWeight(), "perceptual"),
                        weighed(losses.adversarialWeight(), "adversarial " + losses.adversarial()))
                .flatMap(List::stream)
                .toList();
        return "%s: %d steps, rate %s, %s".formatted(stage.name(), stage.steps(), stage.rate(), weighed);
    }

    private static List<String> weighed(double weight, String loss) {
        return weight == 0 ? List.of() : List.of("%s x %s".formatted(loss, weight));
    }

    private static String trainerVersion() {
        String version = CardAbout.class.getPackage().getImplementationVersion();
        return version == null ? "unpacked" : version;
    }
}
