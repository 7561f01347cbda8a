package org.lfsr.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Image;
import org.lfsr.trainer.config.SourceConfiguration.Kind;

class ScanDecoderTest {

    @TempDir
    private Path folder;

    @Test
    void takesAVolumeAsAxialSlicesAndEveryLabelAsLesion() throws Exception {
        Path image = ScanFiles.ramp(folder.resolve("image.nii.gz"), new Grid(2, 2, 2), 10);
        Path mask = ScanFiles.volume(folder.resolve("mask.nii.gz"), new Grid(2, 2, 2), 0, 1, 0, 4, 0, 0, 2, 0);

        ScanDecoder.Decoded decoded = ScanDecoder.decode(new Scan("P", image, mask, Kind.VOLUMES, 1));

        assertThat(decoded.images()).hasSize(2);
        assertThat(decoded.images().get(1).pixels()).containsExactly(14, 15, 16, 17);
        assertThat(decoded.masks().get(0).pixels()).containsExactly(false, true, false, true);
        assertThat(decoded.masks().get(1).pixels()).containsExactly(false, false, true, false);
    }

    @Test
    void measuresHowFarSlicesLieApart() throws Exception {
        Grid grid = new Grid(2, 2, 2);
        Path image = ScanFiles.volume(
                folder.resolve("image.nii.gz"), Affine.ofSpacing(1, 1, 2.5), grid, 0, 1, 2, 3, 4, 5, 6, 7);
        Path mask = ScanFiles.volume(folder.resolve("mask.nii.gz"), grid, new float[8]);

        assertThat(ScanDecoder.decode(new Scan("P", image, mask, Kind.VOLUMES, 1))
                        .distanceMm())
                .isEqualTo(2.5);
    }

    @Test
    void takesAMaskWithoutALesion() throws Exception {
        Path image = ScanFiles.ramp(folder.resolve("image.nii.gz"), new Grid(2, 2, 1), 0);
        Path mask = ScanFiles.volume(folder.resolve("mask.nii.gz"), new Grid(2, 2, 1), new float[4]);

        assertThat(ScanDecoder.decode(new Scan("P", image, mask, Kind.VOLUMES, 1))
                        .masks()
                        .get(0)
                        .count())
                .isZero();
    }

    @Test
    void namesAMaskOfAnotherSizeThanItsImage() throws IOException {
        Path image = ScanFiles.ramp(folder.resolve("image.nii.gz"), new Grid(4, 3, 2), 0);
        Path shallow = ScanFiles.ramp(folder.resolve("shallow.nii.gz"), new Grid(4, 3, 1), 0);
        Path turned = ScanFiles.ramp(folder.resolve("turned.nii.gz"), new Grid(3, 4, 2), 0);

        assertRefused(
                new Scan("P", image, shallow, Kind.VOLUMES, 1),
                "%s has 2 slices of 4 x 3, but its mask %s has 1 of 4 x 3".formatted(image, shallow));
        assertRefused(
                new Scan("P", image, turned, Kind.VOLUMES, 1),
                "%s has 2 slices of 4 x 3, but its mask %s has 2 of 3 x 4".formatted(image, turned));
    }

    @Test
    void namesAFileThatIsNoVolume() throws IOException {
        Path text = Files.writeString(folder.resolve("image.nii.gz"), "not a volume");

        assertThatThrownBy(() -> ScanDecoder.decode(new Scan("P", text, text, Kind.VOLUMES, 1)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(text + ": ");
    }

    @Test
    void shrinksAPictureAndItsMaskAlike() throws Exception {
        Path image = ScanFiles.halves(folder.resolve("image.jpg"), 64, 32, 200);
        Path mask = ScanFiles.halves(folder.resolve("mask.png"), 64, 32, 1);

        ScanDecoder.Decoded decoded = ScanDecoder.decode(new Scan("P", image, mask, Kind.IMAGES, 4));

        Image shrunk = decoded.images().get(0);
        assertThat(shrunk).hasToString("16 x 8");
        assertThat(shrunk.at(2, 4)).isBetween(-3f, 3f);
        assertThat(shrunk.at(13, 4)).isBetween(197f, 203f);
        assertThat(decoded.masks().get(0).count()).isEqualTo(8 * 8);
        assertThat(decoded.masks().get(0).at(7, 0)).isFalse();
        assertThat(decoded.masks().get(0).at(8, 0)).isTrue();
    }

    @Test
    void namesAFileThatIsNoPicture() throws IOException {
        Path text = Files.writeString(folder.resolve("image.jpg"), "not a picture");

        assertRefused(
                new Scan("P", text, text, Kind.IMAGES, 1),
                text + " is no picture that can be read: JPEG or PNG is wanted");
    }

    @Test
    void namesAPictureThatIsCutOff() throws IOException {
        Path whole = ScanFiles.halves(folder.resolve("image.png"), 64, 32, 200);
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(whole, Arrays.copyOf(bytes, 60));

        assertThatThrownBy(() -> ScanDecoder.decode(new Scan("P", whole, whole, Kind.IMAGES, 1)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(whole + " cannot be read as a picture: ");
    }

    @Test
    void refusesAPictureInColour() throws IOException {
        Path colour =
                ScanFiles.picture(folder.resolve("image.png"), new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB));

        assertRefused(new Scan("P", colour, colour, Kind.IMAGES, 1), colour + " is in colour, grey is wanted");
    }

    @Test
    void readsBlackAndWhite() throws Exception {
        BufferedImage bits = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_BINARY);
        bits.setRGB(2, 1, 0xFFFFFF);
        Path mask = ScanFiles.picture(folder.resolve("mask.png"), bits);

        ScanDecoder.Decoded decoded = ScanDecoder.decode(new Scan("P", mask, mask, Kind.IMAGES, 1));

        assertThat(decoded.images().get(0).at(2, 1)).isEqualTo(255);
        assertThat(decoded.masks().get(0).at(2, 1)).isTrue();
        assertThat(decoded.masks().get(0).count()).isEqualTo(1);
    }

    private static void assertRefused(Scan scan, String message) {
        assertThatThrownBy(() -> ScanDecoder.decode(scan))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
    }
}
