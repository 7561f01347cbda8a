package org.lfsr.local.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lfsr.local.Checkout;
import org.lfsr.local.StackSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of programs that start a service: which one, with what models, set how. */
public final class ServiceOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "A folder with lesion-detector.onnx, generator-x2.onnx, generator-x4.onnx (one of these two "
                    + "is enough) and their cards. Default: models/ of the checkout.")
    private @Nullable Path models;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A configuration key of the service, such as lfsr.reading.outside-competence=warn.")
    private Map<String, String> configuration = new LinkedHashMap<>();

    @Option(
            names = "--jvm",
            paramLabel = "OPTION",
            description = "An option of the service's JVM, as --jvm=-Xmx2g. May be given again.")
    private List<String> jvmOptions = new ArrayList<>();

    @Option(
            names = "--service",
            paramLabel = "JAR",
            description = "The service's quarkus-run.jar. Default: the checkout's.")
    private @Nullable Path service;

    /**
     * What is asked for, on free ports.
     *
     * @throws ParameterException if the service is not built, or there is no detector
     */
    public StackSettings settings() {
        Path jar = service == null ? Checkout.ofThisProgram().serviceJar() : service;
        Path folder = models == null ? Checkout.ofThisProgram().models() : models;
        require(
                "The service is not built: run `mvn -Dquick package -pl src/service -am`, or name its jar with "
                        + "--service. There is none",
                jar);
        require(
                "A folder of models has a lesion-detector.onnx; name one with --models. There is none",
                folder.resolve("lesion-detector.onnx"));
        return StackSettings.of(jar, folder).withJvmOptions(jvmOptions).configured(configuration);
    }

    private void require(String complaint, Path file) {
        if (!Files.isRegularFile(file)) {
            if (spec == null) {
                throw new IllegalStateException("The command line's parser sets this");
            }
            throw new ParameterException(spec.commandLine(), "%s at %s".formatted(complaint, file));
        }
    }
}
