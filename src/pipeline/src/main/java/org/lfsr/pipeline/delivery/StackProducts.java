package org.lfsr.pipeline.delivery;

import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiWriter;
import org.lfsr.pipeline.FinishedScan;
import org.lfsr.pipeline.FinishedStack;

/**
 * What is stored of one stack: its result and its deviation map as NIfTI, and a picture. The same stack gives the same
 * bytes, on one Java runtime.
 *
 * @param scan the scan that the stack is of
 */
record StackProducts(FinishedScan scan, FinishedStack stack, ProductFolder keys) {

    private static final String NIFTI = "application/gzip";
    private static final String PNG = "image/png";

    /** Where the result lies in the patient. */
    Affine affine() {
        return stack.region().affine(scan.affine(), scan.grid().sliceAxis(), scale());
    }

    /** The result itself. */
    EncodedProduct volume() throws IOException {
        String made = stack.replacement() == null ? "enhanced x%d by software" : "interpolated x%d, not enhanced";
        return nifti(keys.volume(stack.index()), stack.result(), made.formatted(scale()));
    }

    /** How far what the generator made departs from the input, on the result's grid. */
    EncodedProduct deviation() throws IOException {
        return nifti(keys.deviation(stack.index()), stack.deviations(), "deviation from the input");
    }

    /** The picture. */
    EncodedProduct preview() throws IOException {
        return EncodedProduct.of(
                keys.preview(stack.index()),
                PNG,
                stream -> ImageIO.write(Preview.of(scan, stack, affine()), "png", stream));
    }

    private int scale() {
        return scan.generator().card().scale();
    }

    private EncodedProduct nifti(String key, List<Image> slices, String made) throws IOException {
        NiftiWriter writer = NiftiWriter.ofFloat32().describing("LFSR: %s. Not for diagnosis.".formatted(made));
        Volume volume = stacked(slices);
        return EncodedProduct.of(key, NIFTI, stream -> writer.writeCompressed(volume, stream));
    }

    Volume stacked(List<Image> slices) {
        Image first = slices.get(0);
        Grid grid = new Grid(first.width(), first.height(), slices.size());
        float[] voxels = new float[grid.length()];
        for (int slice = 0; slice < slices.size(); slice++) {
            System.arraycopy(slices.get(slice).pixels(), 0, voxels, slice * grid.sliceLength(), grid.sliceLength());
        }
        return new Volume(grid, affine(), voxels);
    }
}
