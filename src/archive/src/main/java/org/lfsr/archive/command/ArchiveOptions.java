package org.lfsr.archive.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lfsr.archive.Archive;
import org.lfsr.archive.ModelPair;
import org.lfsr.archive.Output;
import org.lfsr.messaging.SeriesRule;
import org.lfsr.pipeline.delivery.ProductKeys;
import picocli.CommandLine.Option;

/** Which scans, which models, and where results lie. */
final class ArchiveOptions {

    @Option(names = "--bucket", required = true, paramLabel = "NAME", description = "The archive's bucket.")
    private @Nullable String bucket;

    @Option(
            names = "--prefix",
            paramLabel = "KEY",
            defaultValue = "",
            description = "What its scans' keys begin with. Default: anything.")
    private @Nullable String prefix;

    @Option(
            names = "--mask",
            paramLabel = "PATTERN",
            description =
                    "Which .nii, .nii.gz and .dcm are scans or belong to some, as '*_t1ce.nii.gz'; with a slash it is for the key behind "
                            + "the prefix, else for the file's name. May be given again. Default: all.")
    private List<String> masks = new ArrayList<>();

    @Option(
            names = "--marker",
            paramLabel = "NAME",
            defaultValue = "${env:LFSR_READING_DICOM_MARKER}",
            description = "The object, below a series' prefix, that is written last and no part of it. Default: "
                    + "$LFSR_READING_DICOM_MARKER, or none.")
    private @Nullable String marker;

    @Option(
            names = "--models",
            paramLabel = "PATH",
            split = ",",
            defaultValue = "${env:LFSR_MODELS_DETECTOR:-models/lesion-detector.onnx},"
                    + "${env:LFSR_MODELS_GENERATORS:-models/generator-x2.onnx,models/generator-x4.onnx}",
            description = "The service's models: ONNX files or folders of them, with their cards beside. Default: "
                    + "$LFSR_MODELS_DETECTOR and $LFSR_MODELS_GENERATORS, or models/lesion-detector.onnx, "
                    + "models/generator-x2.onnx and models/generator-x4.onnx.")
    private List<Path> models = new ArrayList<>();

    @Option(
            names = "--scale",
            paramLabel = "2|4",
            description = "How many times as fine results shall be. Default: as the first generator.")
    private @Nullable Integer scale;

    @Option(
            names = "--output-bucket",
            paramLabel = "NAME",
            defaultValue = "${env:LFSR_OUTPUT_BUCKET:-lfsr-results}",
            description = "The results' bucket. Default: $LFSR_OUTPUT_BUCKET, or lfsr-results.")
    private @Nullable String outputBucket;

    @Option(
            names = "--output-prefix",
            paramLabel = "KEY",
            defaultValue = "${env:LFSR_OUTPUT_PREFIX:-" + ProductKeys.DEFAULT_PREFIX + "}",
            description = "What results' keys begin with. Default: $LFSR_OUTPUT_PREFIX, or "
                    + ProductKeys.DEFAULT_PREFIX + ".")
    private @Nullable String outputPrefix;

    Archive archive() {
        SeriesRule series = new SeriesRule(SeriesRule.DEFAULT.suffixes(), Optional.ofNullable(marker));
        return new Archive(Options.given(bucket), Options.given(prefix), masks, series);
    }

    Output output() {
        return new Output(Options.given(outputBucket), new ProductKeys(Options.given(outputPrefix)));
    }

    ModelPair models() throws IOException {
        return ModelFiles.read(models, Optional.ofNullable(scale));
    }
}
