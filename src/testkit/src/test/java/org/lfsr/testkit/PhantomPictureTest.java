package org.lfsr.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Grid;

class PhantomPictureTest {

    @Test
    void drawsThreePlanesThreeTimesAndOutlinesTheLesionInColour() {
        Phantom phantom = Phantom.builder().grid(new Grid(48, 48, 20)).build();

        BufferedImage picture = PhantomPicture.montage(phantom, phantom);

        assertThat(picture.getWidth()).isEqualTo(3 * 48);
        assertThat(picture.getHeight()).isEqualTo(3 * 48);
        assertThat(coloured(picture, 0)).isZero();
        assertThat(coloured(picture, 48)).isPositive();
        assertThat(coloured(picture, 96)).isZero();
    }

    @Test
    void asksForAFile() {
        assertThatThrownBy(() -> PhantomPicture.main(new String[0]))
                .hasMessage("Wanted one argument, the file to write, found 0");
    }

    private static long coloured(BufferedImage picture, int top) {
        return IntStream.range(0, picture.getWidth() * 48)
                .map(i -> picture.getRGB(i % picture.getWidth(), top + i / picture.getWidth()))
                .filter(pixel -> ((pixel >> 16) & 0xFF) != (pixel & 0xFF))
                .count();
    }
}
