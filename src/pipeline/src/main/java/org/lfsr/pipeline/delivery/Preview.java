package org.lfsr.pipeline.delivery;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import org.lfsr.pipeline.FinishedScan;
import org.lfsr.pipeline.FinishedStack;

/** A picture of a stack for people. */
final class Preview {

    private final BufferedImage picture;

    private Preview(BufferedImage picture) {
        this.picture = picture;
    }

    static Preview of(FinishedScan scan, FinishedStack stack) {
        return new Preview(new BufferedImage(stack.input().size(), scan.grid().height(), BufferedImage.TYPE_INT_RGB));
    }

    void writePng(OutputStream stream) throws IOException {
        ImageIO.write(picture, "png", stream);
    }
}
