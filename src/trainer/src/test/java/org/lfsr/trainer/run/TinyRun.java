package org.lfsr.trainer.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiWriter;
import org.lfsr.testkit.Phantom;
import org.lfsr.trainer.network.NetworkState;
import org.lfsr.trainer.network.SafeTensors;

/**
 * A run of twelve steps of a tiny generator on two phantoms, validated on a third: validations after steps 4, 8 and 12,
 * checkpoints after 3, 6, 9 and 12.
 *
 * @param folder where its data, its configurations and its runs are
 */
public record TinyRun(Path folder) {

    private static final String TEXT = """
            task: generator
            seed: 5
            data:
              cache: FOLDER/cache
              training: [ {SOURCE, patients: FOLDER/training.txt} ]
              validation: [ {SOURCE, patients: FOLDER/validation.txt} ]
            network: {scale: 2, width: 8, blocks: 1, normalization: yes, skip: none}
            degradation: {method: bicubic, noise-sigmas: [0, 10]}
            samples: {regions: lesions, crop: 8, batch: 2, intensity-jitter: 0.1}
            start: null
            perceptual: null
            discriminator: {width: 4, pooled-side: 1, dense-width: 8}
            stages:
            - {name: pixels, steps: 12, rate: 0.01, decay: cosine, warm-up: 2, discriminator-head-start: 0, average: 0.9, statistics: batch, losses: PIXELS}
            watch: {validate-every: 4, every-slice: 1, checkpoint-every: 3, pictures: 1, keep: best}
            machine: {device: cpu, precision: fp32, threads: 1}
            """;

    private static final String SOURCE =
            "kind: volumes, folder: FOLDER/data, image-suffix: _t1ce.nii.gz, mask-suffix: _seg.nii.gz, "
                    + "image-folder: null, mask-folder: null, shrink: 1";

    private static final String PIXELS =
            "{pixel: mse, pixel-weight: 1, perceptual-weight: 0, adversarial: entropy, adversarial-weight: 0}";

    /** Writes the phantoms. */
    public static TinyRun in(Path folder) throws IOException {
        for (int patient = 1; patient <= 3; patient++) {
            Phantom phantom = Phantom.builder()
                    .seed(patient)
                    .grid(new Grid(64, 64, 6))
                    .withoutPartialVolume()
                    .build();
            Path of = Files.createDirectories(folder.resolve("data/P" + patient));
            write(phantom.volume(), of.resolve("scan_t1ce.nii.gz"));
            write(phantom.mask(), of.resolve("scan_seg.nii.gz"));
        }
        Files.writeString(folder.resolve("training.txt"), "P1\nP2\n");
        Files.writeString(folder.resolve("validation.txt"), "P3\n");
        return new TinyRun(folder);
    }

    private static void write(Volume volume, Path file) throws IOException {
        try (OutputStream stream = Files.newOutputStream(file)) {
            NiftiWriter.ofInt16().writeCompressed(volume, stream);
        }
    }

    /** Writes the run's configuration. */
    public Path configuration() throws IOException {
        return configuration("usual");
    }

    /**
     * Writes the run's configuration with some parts replaced.
     *
     * @param changes parts and what takes their place, by turns
     */
    public Path configuration(String name, String... changes) throws IOException {
        String text = TEXT.replace("PIXELS", PIXELS);
        for (int i = 0; i < changes.length; i += 2) {
            if (!text.contains(changes[i])) {
                throw new AssertionError("No " + changes[i] + " in " + text);
            }
            text = text.replace(changes[i], changes[i + 1]);
        }
        text = text.replace("SOURCE", SOURCE).replace("FOLDER", folder.toString());
        return Files.writeString(folder.resolve(name + ".yaml"), text);
    }

    /** Starts a run in this JVM. */
    long start(Path configuration, RunFolder run) throws Exception {
        return new TrainingRun(configuration, run, silently()).start();
    }

    /** Resumes a run in this JVM. */
    long resume(Path configuration, RunFolder run) throws Exception {
        return new TrainingRun(configuration, run, silently()).resume();
    }

    /** Starts a run, and lets it fail when it says that a step's validation is done. */
    void breakOff(Path configuration, RunFolder run, int step) throws Exception {
        PrintStream out = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                if (line.startsWith("step " + step + " ")) {
                    throw new BrokenOff();
                }
            }
        };
        try {
            new TrainingRun(configuration, run, new Telling(out, Telling.Manner.LINES)).start();
            throw new AssertionError("Nobody said that step " + step + " is done");
        } catch (BrokenOff e) {
            // As was to be.
        }
    }

    private static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static Telling silently() {
        return new Telling(
                new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8), Telling.Manner.LINES);
    }

    /** Where a run is. */
    public RunFolder run(String name) {
        return new RunFolder(folder.resolve(name));
    }

    /** The network that a run ended with. */
    public static NetworkState last(RunFolder run) throws IOException {
        return SafeTensors.read(run.last()).state();
    }
}
