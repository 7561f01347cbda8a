package org.lfsr.trainer.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.lfsr.inference.Generator;
import org.lfsr.inference.LesionDetector;
import org.lfsr.inference.OperatingRule;
import org.lfsr.inference.onnx.OnnxGenerator;
import org.lfsr.inference.onnx.OnnxLesionDetector;
import org.lfsr.inference.onnx.SessionSettings;
import org.lfsr.trainer.config.EvaluationConfiguration.DetectorConfiguration;
import org.lfsr.trainer.network.LesionNet;
import org.lfsr.trainer.network.NetworkFile;
import org.lfsr.trainer.network.SrResNet;
import org.lfsr.trainer.torch.Processor;
import org.lfsr.trainer.torch.ProcessorChoice;

/**
 * Opens models: ONNX files with the card beside them, by ONNX Runtime on this machine's own processors, and whatever
 * else as a run's network, by libtorch.
 *
 * @param device where networks that are not ONNX files run
 */
record ModelFiles(ProcessorChoice device) {

    private static final String ONNX = ".onnx";

    /**
     * Opens a generator; the caller closes it.
     *
     * @param scale how many output pixels are to make an input pixel
     * @throws IOException if it cannot be opened, or has another scale
     */
    Generator generator(Path file, int scale) throws IOException {
        Generator generator = isOnnx(file) ? OnnxGenerator.open(file, settings()) : network(file);
        if (generator.scale() != scale) {
            generator.close();
            throw new IOException("%s enlarges by %d, wanted %d".formatted(file, generator.scale(), scale));
        }
        return generator;
    }

    private Generator network(Path file) throws IOException {
        SrResNet network = NetworkFile.read(file).generator();
        Processor processor = device.resolve();
        network.place(processor);
        return new TorchGenerator(network, network.shape().scale(), processor);
    }

    /**
     * Opens a detector; the caller closes it.
     *
     * @throws IOException if it cannot be opened
     */
    LesionDetector detector(Path file) throws IOException {
        if (isOnnx(file)) {
            return OnnxLesionDetector.open(file, settings());
        }
        LesionNet network = NetworkFile.read(file).detector();
        Processor processor = device.resolve();
        network.place(processor);
        return new TorchDetector(network, network.shape(), processor);
    }

    /**
     * The operating points that a detector comes with: its own file's, else its card's.
     *
     * @throws IOException if the file cannot be read
     */
    static Optional<OperatingRule> operatingRule(DetectorConfiguration configuration, LesionDetector detector)
            throws IOException {
        if (configuration.operatingPoint() != null) {
            return Optional.of(OperatingRuleFile.read(configuration.operatingPoint()));
        }
        return detector instanceof OnnxLesionDetector onnx
                ? Optional.of(onnx.card().rule())
                : Optional.empty();
    }

    private static boolean isOnnx(Path file) {
        return file.getFileName().toString().endsWith(ONNX);
    }

    private static SessionSettings settings() {
        return SessionSettings.cpu(0);
    }
}
