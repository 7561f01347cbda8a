package org.lfsr.trainer.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiWriter;
import org.lfsr.trainer.torch.ProcessorChoice;

/** Two small scans with a bright block as lesion, and configurations of a small generator to train on them. */
record TinyStudy(Path folder) {

    private static final Grid GRID = new Grid(24, 24, 6);
    private static final int FIRST = 8;
    private static final int LAST = 14;

    /** Writes the scans. */
    static TinyStudy in(Path folder) throws IOException {
        writeScan(folder.resolve("train/a"), 1);
        writeScan(folder.resolve("val/b"), 2);
        return new TinyStudy(folder);
    }

    private static void writeScan(Path patient, long seed) throws IOException {
        Random random = new Random(seed);
        float[] image = new float[GRID.length()];
        float[] labels = new float[GRID.length()];
        for (int i = 0; i < image.length; i++) {
            int x = i % GRID.width();
            int y = i / GRID.width() % GRID.height();
            boolean lesion = x >= FIRST && x < LAST && y >= FIRST && y < LAST;
            labels[i] = lesion ? 1 : 0;
            image[i] = 100 + 20 * random.nextFloat() + (lesion ? 80 : 0);
        }
        Files.createDirectories(patient);
        write(patient.resolve("scan_t1ce.nii"), image);
        write(patient.resolve("scan_seg.nii"), labels);
    }

    private static void write(Path file, float[] voxels) throws IOException {
        try (OutputStream stream = Files.newOutputStream(file)) {
            NiftiWriter.ofFloat32().write(new Volume(GRID, Affine.IDENTITY, voxels), stream);
        }
    }

    /**
     * Writes a configuration.
     *
     * @param batch samples a step and process
     */
    Path configuration(int steps, int batch) throws IOException {
        return configuration(steps, batch, ProcessorChoice.CPU);
    }

    /** Writes a configuration for one processor or the other. */
    Path configuration(int steps, int batch, ProcessorChoice device) throws IOException {
        String text = """
                task: generator
                seed: 5
                data:
                  cache: %1$s/cache
                  training: [%2$s]
                  validation: [%3$s]
                network: {scale: 2, width: 8, blocks: 1, normalization: "no", skip: none}
                degradation: {method: bicubic, noise-sigmas: [0, 5]}
                samples: {regions: lesions, crop: 8, batch: %4$d, intensity-jitter: 0.1}
                start: null
                perceptual: null
                discriminator: null
                stages:
                  - {name: pixels, steps: %5$d, rate: 1.0e-3, decay: constant, warm-up: 0, discriminator-head-start: 0, average: 0.9, statistics: batch,
                     losses: {pixel: mse, pixel-weight: 1, perceptual-weight: 0, adversarial: entropy,
                              adversarial-weight: 0}}
                watch: {validate-every: 40, every-slice: 3, checkpoint-every: 10, pictures: 0, keep: best}
                machine: {device: %6$s, precision: fp32, threads: 1}
                """.formatted(
                        folder,
                        source("train"),
                        source("val"),
                        batch,
                        steps,
                        device.name().toLowerCase(Locale.ROOT));
        Path file = folder.resolve("steps-%d-batch-%d-%s.yaml".formatted(steps, batch, device));
        Files.writeString(file, text);
        return file;
    }

    private String source(String name) {
        return """
                {kind: volumes, folder: %s, image-suffix: _t1ce.nii, mask-suffix: _seg.nii, image-folder: null, \
                mask-folder: null, patients: null, shrink: 1}""".formatted(folder.resolve(name));
    }
}
