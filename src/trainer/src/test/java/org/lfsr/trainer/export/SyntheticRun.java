package org.lfsr.trainer.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiWriter;
import org.lfsr.trainer.config.ConfigurationFile;
import org.lfsr.trainer.config.DetectorRun;
import org.lfsr.trainer.config.GeneratorRun;
import org.lfsr.trainer.config.RunConfiguration;
import org.lfsr.trainer.data.DataSplit;
import org.lfsr.trainer.data.Share;
import org.lfsr.trainer.network.LesionNet;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.network.NetworkDescription;
import org.lfsr.trainer.network.SafeTensors;
import org.lfsr.trainer.network.SrResNet;
import org.lfsr.trainer.run.Provenance;
import org.lfsr.trainer.run.RunFolder;
import org.lfsr.trainer.torch.Torch;

/** Run folders as training leaves them, of networks that were never trained, on scans that are drawn. */
public final class SyntheticRun {

    private static final Path CONFIGURATIONS =
            Path.of(System.getProperty("lfsr.root", "../.."), "src", "trainer", "configurations");
    private static final Grid GRID = new Grid(96, 104, 3);

    private SyntheticRun() {}

    /** A run of a x2 generator. */
    public static RunFolder generator(Path folder) throws Exception {
        String text = configured(folder, "srresnet-x2.yaml")
                .replace("width: 64", "width: 8")
                .replace("blocks: 16", "blocks: 2");
        return run(folder, text);
    }

    /** A run of a detector of one slice. */
    public static RunFolder detector(Path folder) throws Exception {
        String text = configured(folder, "detector.yaml").replace("widths: [32, 64, 128]", "widths: [4, 8, 8]");
        return run(folder, text);
    }

    /** The configuration of a real run, with BraTS's folders moved, and other sources left out. */
    private static String configured(Path folder, String name) throws IOException {
        StringBuilder kept = new StringBuilder();
        boolean foreign = false;
        for (String line : Files.readAllLines(CONFIGURATIONS.resolve(name))) {
            boolean begins = line.startsWith("    - kind:");
            if (begins) {
                continue; // Comes back with its folder, if that is BraTS's.
            }
            if (line.startsWith("      folder:")) {
                foreign = !line.contains("brats2018");
                kept.append(foreign ? "" : "    - kind: volumes\n");
            } else if (!line.startsWith("      ")) {
                foreign = false;
            }
            kept.append(foreign ? "" : line + "\n");
        }
        return kept.toString()
                .replaceAll("\\S*/shared/data/brats2018", folder.resolve("data").toString())
                .replaceAll("cache: \\S+", "cache: " + folder.resolve("cache"));
    }

    private static RunFolder run(Path folder, String configuration) throws Exception {
        scan(folder.resolve("data/train/p1/p1"), 1);
        scan(folder.resolve("data/val/p2/p2"), 2);
        RunFolder run = new RunFolder(folder.resolve("run"));
        run.create();
        Files.writeString(run.configuration(), configuration);
        RunConfiguration read = ConfigurationFile.read(run.configuration());
        Provenance.of(read, DataSplit.open(read.data()), Share.ALL).write(run.provenance());
        writeNetwork(read, run);
        return run;
    }

    private static void writeNetwork(RunConfiguration configuration, RunFolder run) throws IOException {
        Torch.seed(1);
        if (configuration instanceof GeneratorRun generator) {
            write(SrResNet.of(generator.network()), NetworkDescription.of(generator.network()), run);
        } else if (configuration instanceof DetectorRun detector) {
            write(LesionNet.of(detector.detector()), NetworkDescription.of(detector.detector()), run);
        }
    }

    private static void write(Network network, Map<String, String> description, RunFolder run) throws IOException {
        try (network) {
            RandomState.giveTo(network, 2);
            new SafeTensors(description, network.state()).write(run.best());
        }
    }

    private static void scan(Path stem, int seed) throws IOException {
        Files.createDirectories(stem.getParent());
        volume(
                stem + "_t1ce.nii.gz",
                place -> 100 + 80 * Math.sin(place[0] / 3.0 + seed) * Math.cos(place[1] / 5.0) + 10 * place[2]);
        volume(stem + "_seg.nii.gz", place -> Math.hypot(place[0] - 40, place[1] - 50) < 9 ? 1 : 0);
    }

    private static void volume(String file, Function<int[], Number> intensity) throws IOException {
        float[] voxels = new float[GRID.length()];
        for (int z = 0; z < GRID.depth(); z++) {
            for (int y = 0; y < GRID.height(); y++) {
                for (int x = 0; x < GRID.width(); x++) {
                    voxels[GRID.index(x, y, z)] =
                            intensity.apply(new int[] {x, y, z}).floatValue();
                }
            }
        }
        try (OutputStream stream = Files.newOutputStream(Path.of(file))) {
            NiftiWriter.ofInt16().writeCompressed(new Volume(GRID, Affine.IDENTITY, voxels), stream);
        }
    }

    /** The files below a folder, by name. */
    public static List<String> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
