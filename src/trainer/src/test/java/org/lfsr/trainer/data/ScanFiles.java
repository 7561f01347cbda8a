package org.lfsr.trainer.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiWriter;
import org.lfsr.trainer.config.SourceConfiguration;
import org.lfsr.trainer.config.SourceConfiguration.Kind;

/** Writes the files that sources are made of. */
final class ScanFiles {

    private static final Affine STRAIGHT = Affine.ofRows(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);

    private ScanFiles() {}

    /** Writes a volume of voxels that count up from a number. */
    static Path ramp(Path file, Grid grid, float first) throws IOException {
        float[] voxels = new float[grid.length()];
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = first + i;
        }
        return volume(file, grid, voxels);
    }

    static Path volume(Path file, Grid grid, float... voxels) throws IOException {
        return volume(file, STRAIGHT, grid, voxels);
    }

    static Path volume(Path file, Affine affine, Grid grid, float... voxels) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream stream = Files.newOutputStream(file)) {
            NiftiWriter.ofFloat32().writeCompressed(new Volume(grid, affine, voxels), stream);
        }
        return file;
    }

    /** Writes a grey picture that is black on its left half and of a brightness on its right. */
    static Path halves(Path file, int width, int height, int brightness) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = width / 2; x < width; x++) {
                picture.getRaster().setSample(x, y, 0, brightness);
            }
        }
        return picture(file, picture);
    }

    /** Writes a picture in the format that the file's name ends in. */
    static Path picture(Path file, BufferedImage picture) throws IOException {
        Files.createDirectories(file.getParent());
        String name = file.getFileName().toString();
        if (!ImageIO.write(picture, name.substring(name.indexOf('.') + 1), file.toFile())) {
            throw new AssertionError("Nobody writes " + name);
        }
        return file;
    }

    /** A source of volumes that lie beside their masks. */
    static SourceConfiguration volumes(Path folder, @Nullable Path patients) {
        return new SourceConfiguration(Kind.VOLUMES, folder, "_t1.nii.gz", "_seg.nii.gz", null, null, patients, 1);
    }
}
