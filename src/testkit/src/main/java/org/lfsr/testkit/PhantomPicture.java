package org.lfsr.testkit;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Volume;

/**
 * Draws a phantom: three planes through its first lesion, beside each other; below them the same with the lesion's
 * labels outlined, and with the skull on.
 *
 * <p>The project's picture, {@code src/docs/phantom.png}, is made with {@code mvn -Dquick compile -pl src/testkit -am}
 * and {@code java -cp src/testkit/target/classes:src/imaging/target/classes org.lfsr.testkit.PhantomPicture
 * src/docs/phantom.png}.
 */
public final class PhantomPicture {

    private static final int GREYS = 48;
    private static final float WHITE = 1400;
    private static final List<Axis> PLANES = List.of(Axis.Z, Axis.Y, Axis.X);
    private static final byte[][] LABEL_COLOURS = {
        {0, 120, (byte) 255}, {0, (byte) 220, 0}, {0, 0, 0}, {(byte) 255, 60, 40}
    };

    private final BufferedImage picture;
    private final int width;
    private final int height;

    private PhantomPicture(int columns, int rows, Grid grid) {
        width = Math.max(grid.width(), grid.height());
        height = Math.max(grid.height(), grid.depth());
        picture = new BufferedImage(columns * width, rows * height, BufferedImage.TYPE_BYTE_INDEXED, palette());
    }

    /**
     * Writes the project's picture.
     *
     * @param arguments the file to write
     * @throws IOException if it cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("Wanted one argument, the file to write, found " + arguments.length);
        }
        PhantomBuilder builder =
                Phantom.builder().seed(7).grid(new Grid(240, 240, 190)).lesions(2);
        BufferedImage picture = montage(builder.build(), builder.withSkull().build());
        if (!ImageIO.write(picture, "png", Path.of(arguments[0]).toFile())) {
            throw new IOException("Nothing here writes PNG");
        }
    }

    /**
     * Draws two phantoms of one grid.
     *
     * @param phantom the first and second row, without and with outlines
     * @param withSkull the third row
     */
    static BufferedImage montage(Phantom phantom, Phantom withSkull) {
        PhantomPicture montage = new PhantomPicture(3, 3, phantom.volume().grid());
        montage.drawRow(0, phantom);
        montage.drawRow(1, phantom);
        montage.outlineRow(1, phantom);
        montage.drawRow(2, withSkull);
        return montage.picture;
    }

    private void drawRow(int row, Phantom phantom) {
        for (Axis axis : PLANES) {
            draw(PLANES.indexOf(axis), row, plane(phantom.volume(), phantom, axis));
        }
    }

    private void outlineRow(int row, Phantom phantom) {
        for (Axis axis : PLANES) {
            outline(PLANES.indexOf(axis), row, plane(phantom.mask(), phantom, axis));
        }
    }

    /** The plane through the middle of the first lesion. */
    private static Image plane(Volume volume, Phantom phantom, Axis normal) {
        PhantomLesion lesion = phantom.lesions().get(0);
        Box box = lesion.box();
        int index = switch (normal) {
            case X -> box.x() + box.width() / 2;
            case Y -> box.y() + box.height() / 2;
            case Z -> lesion.firstSlice() + lesion.sliceCount() / 2;
        };
        return volume.slice(normal, index);
    }

    private void draw(int column, int row, Image image) {
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int grey = (int) Math.min(GREYS - 1, image.at(x, y) / WHITE * GREYS);
                set(column, row, image, x, y, grey);
            }
        }
    }

    private void outline(int column, int row, Image labels) {
        for (int y = 1; y < labels.height() - 1; y++) {
            for (int x = 1; x < labels.width() - 1; x++) {
                float label = labels.at(x, y);
                boolean inside = labels.at(x - 1, y) == label
                        && labels.at(x + 1, y) == label
                        && labels.at(x, y - 1) == label
                        && labels.at(x, y + 1) == label;
                if (label != 0 && !inside) {
                    set(column, row, labels, x, y, GREYS + (int) label - 1);
                }
            }
        }
    }

    /** Sets a pixel; up in the picture is to the front, or up, in the patient. */
    private void set(int column, int row, Image image, int x, int y, int colour) {
        int left = column * width + (width - image.width()) / 2;
        int top = row * height + (height - image.height()) / 2;
        picture.getRaster().setSample(left + x, top + image.height() - 1 - y, 0, colour);
    }

    private static IndexColorModel palette() {
        int size = GREYS + LABEL_COLOURS.length;
        byte[] red = new byte[size];
        byte[] green = new byte[size];
        byte[] blue = new byte[size];
        for (int i = 0; i < size; i++) {
            byte grey = (byte) (i * 255 / (GREYS - 1));
            red[i] = i < GREYS ? grey : LABEL_COLOURS[i - GREYS][0];
            green[i] = i < GREYS ? grey : LABEL_COLOURS[i - GREYS][1];
            blue[i] = i < GREYS ? grey : LABEL_COLOURS[i - GREYS][2];
        }
        return new IndexColorModel(Byte.SIZE, size, red, green, blue);
    }
}
