package org.lfsr.service.configuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which models to work with. */
@ConfigMapping(prefix = "lfsr.models")
public interface ModelsConfiguration {

    /** The lesion detector's ONNX file; its card lies beside it. */
    @WithDefault("models/lesion-detector.onnx")
    Path detector();

    /** The generators' ONNX files, one a scale; the first is for scans that name no scale. */
    @WithDefault("models/generator-x2.onnx,models/generator-x4.onnx")
    @NotEmpty
    List<Path> generators();

    /** The SHA-256 digests that models' files may have, in lower-case hexadecimal; without it any. */
    Optional<Set<@Pattern(regexp = "[0-9a-f]{64}") String>> allowedSha256();

    /** Scales for which there must be a generator; without it those that there are. */
    Optional<Set<Integer>> scales();

    /** The DICOM modality that all models must be for. */
    @WithDefault("MR")
    @NotBlank
    String modality();

    /** The sequence that all models must be for, and that scans are which do not name theirs; without it any. */
    Optional<String> sequence();
}
