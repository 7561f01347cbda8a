package org.lfsr.trainer.data;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Mask;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiLimits;
import org.lfsr.imaging.nifti.NiftiReader;
import org.lfsr.imaging.resample.Resampling;
import org.lfsr.trainer.config.SourceConfiguration.Kind;

/** Decodes scans and their masks into slices. */
final class ScanDecoder {

    /** A pixel of a shrunk mask is lesion if at least this share of it was. */
    private static final float HALF = 0.5f;

    private static final double ALONE = 1;
    private static final int MAX_VOXELS = 1 << 28;
    private static final NiftiReader READER = new NiftiReader(NiftiLimits.ofVoxels(MAX_VOXELS));

    private ScanDecoder() {}

    /**
     * A decoded scan.
     *
     * @param images slices
     * @param masks their masks, of the same size
     * @param distanceMm how far neighbouring slices lie apart; 1 where there is but one
     */
    record Decoded(List<Image> images, List<Mask> masks, double distanceMm) {}

    /** Slices, and how far neighbouring ones lie apart. */
    private record Slices(List<Image> images, double distanceMm) {}

    static Decoded decode(Scan scan) throws IOException, DataException {
        boolean volumes = scan.kind() == Kind.VOLUMES;
        Slices slices = volumes ? axial(scan.image(), READER::read) : single(scan.image());
        List<Image> images = slices.images();
        List<Image> labels = (volumes ? axial(scan.mask(), READER::readLabels) : single(scan.mask())).images();
        if (images.size() != labels.size()
                || !images.get(0).bounds().equals(labels.get(0).bounds())) {
            throw new DataException("%s has %d slices of %s, but its mask %s has %d of %s"
                    .formatted(scan.image(), images.size(), images.get(0), scan.mask(), labels.size(), labels.get(0)));
        }
        return new Decoded(
                images.stream().map(image -> shrunk(image, scan.shrink())).toList(),
                labels.stream().map(label -> mask(label, scan.shrink())).toList(),
                slices.distanceMm());
    }

    /** One of the reader's ways to read a volume. */
    private interface Reading {
        Volume of(InputStream stream) throws IOException, UnreadableVolumeException;
    }

    private static Slices axial(Path file, Reading reading) throws IOException, DataException {
        try (InputStream stream = Files.newInputStream(file)) {
            Volume volume = reading.of(stream);
            return new Slices(
                    IntStream.range(0, volume.grid().depth())
                            .mapToObj(z -> volume.slice(Axis.Z, z))
                            .toList(),
                    volume.affine().spacingMm(Axis.Z));
        } catch (UnreadableVolumeException e) {
            throw new DataException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static Slices single(Path file) throws DataException {
        BufferedImage picture = picture(file);
        if (picture == null) {
            throw new DataException("%s is no picture that can be read: JPEG or PNG is wanted".formatted(file));
        }
        if (!isGrey(picture.getColorModel())) {
            throw new DataException("%s is in colour, grey is wanted".formatted(file));
        }
        Raster raster = picture.getRaster();
        float[] pixels = raster.getSamples(0, 0, picture.getWidth(), picture.getHeight(), 0, (float[]) null);
        if (picture.getColorModel() instanceof IndexColorModel palette) {
            lookUp(palette, pixels);
        }
        return new Slices(List.of(new Image(picture.getWidth(), picture.getHeight(), pixels)), ALONE);
    }

    private static boolean isGrey(ColorModel colours) {
        return colours instanceof IndexColorModel palette
                ? IntStream.range(0, palette.getMapSize()).allMatch(entry -> isGrey(palette, entry))
                : colours.getNumColorComponents() == 1;
    }

    private static boolean isGrey(IndexColorModel palette, int entry) {
        return palette.getRed(entry) == palette.getGreen(entry) && palette.getRed(entry) == palette.getBlue(entry);
    }

    // One-bit pictures come with a palette of black and white.
    private static void lookUp(IndexColorModel palette, float[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = palette.getRed((int) pixels[i]);
        }
    }

    private static @Nullable BufferedImage picture(Path file) throws DataException {
        try {
            return ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw new DataException("%s cannot be read as a picture: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static Image shrunk(Image image, int factor) {
        return factor == 1 ? image : Resampling.BICUBIC.resize(image, image.width() / factor, image.height() / factor);
    }

    private static Mask mask(Image labels, int factor) {
        if (factor == 1) {
            return Mask.ofLabels(labels);
        }
        float[] marked = new float[labels.pixels().length];
        for (int i = 0; i < marked.length; i++) {
            marked[i] = labels.pixels()[i] == 0 ? 0 : 1;
        }
        Image share = Resampling.BILINEAR.resize(
                new Image(labels.width(), labels.height(), marked), labels.width() / factor, labels.height() / factor);
        return Mask.atLeast(share, HALF);
    }
}
