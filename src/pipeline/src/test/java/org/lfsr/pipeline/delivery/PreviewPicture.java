package org.lfsr.pipeline.delivery;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.roi.RoiStack;
import org.lfsr.pipeline.FinishedScan;
import org.lfsr.pipeline.FinishedStack;
import org.lfsr.pipeline.manifest.Replacement;
import org.lfsr.pipeline.manifest.StackQuality;
import org.lfsr.testkit.Phantom;
import org.lfsr.testkit.PhantomLesion;

/** Draws a phantom's lesion into {@code target}, to be looked at: accepted, and replaced after a cut across x. */
final class PreviewPicture {

    private PreviewPicture() {}

    /** Draws. */
    public static void main(String[] arguments) throws IOException {
        Phantom phantom = Phantom.builder().grid(new Grid(128, 128, 40)).build();
        PhantomLesion lesion = phantom.lesions().get(0);
        StackQuality quality =
                new StackQuality(38.49, 36.12, 0.981, 1.752, 11.2, 9.81, 1.012, 0.94, 31.52, 0.913, 29.41, 0.88);
        FinishedScans scan = FinishedScans.builder().volume(phantom.volume()).quality(quality);
        int last = lesion.firstSlice() + lesion.sliceCount() - 1;
        draw(scan.regions(new RoiStack(lesion.box(), lesion.firstSlice(), last)).build(), "accepted.png");
        Box box = new Box(lesion.box().y(), lesion.firstSlice(), lesion.box().height(), lesion.sliceCount());
        draw(
                scan.axis(Axis.X)
                        .regions(
                                new RoiStack(box, lesion.box().x(), lesion.box().endX() - 1))
                        .replaced(new Replacement(
                                Replacement.Reason.LESION_LOST,
                                "The lesions found before and after overlap by 0.42, at least 0.70 is wanted.",
                                "BILINEAR"))
                        .build(),
                "replaced.png");
    }

    private static void draw(FinishedScan scan, String name) throws IOException {
        FinishedStack stack = scan.stacks().get(0);
        StackProducts products = new StackProducts(scan, stack, Deliveries.folder(scan));
        ImageIO.write(
                Preview.of(scan, stack, products.affine()),
                "png",
                Path.of("target", "preview-" + name).toFile());
    }
}
