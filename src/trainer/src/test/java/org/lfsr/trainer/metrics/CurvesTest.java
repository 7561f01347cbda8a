package org.lfsr.trainer.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.trainer.metrics.MetricsLog.Figure;

class CurvesTest {

    @TempDir
    private Path folder;

    @Test
    void drawsAChartAFigureTwoInARow() throws IOException {
        Path file = folder.resolve("curves.png");

        Curves.draw(
                List.of(
                        new Figure(4, "first", "loss", 3),
                        new Figure(4, "first", "PSNR", 20),
                        new Figure(4, "first", "SSIM", 0.5),
                        new Figure(8, "first", "loss", 2),
                        new Figure(12, "second", "loss", 1)),
                file);

        BufferedImage picture = ImageIO.read(file.toFile());
        assertThat(picture.getWidth()).isEqualTo(2 * 640);
        assertThat(picture.getHeight()).isEqualTo(2 * 360);
        assertThat(colours(picture, 0, 0)).isGreaterThan(colours(picture, 640, 360)); // The last place is empty.
    }

    @Test
    void drawsWhatIsLeftOfFiguresThatAreNoNumbers() throws IOException {
        Path file = folder.resolve("curves.png");

        Curves.draw(
                List.of(
                        new Figure(4, "first", "PSNR", Double.NaN),
                        new Figure(4, "first", "SSIM", Double.POSITIVE_INFINITY),
                        new Figure(8, "first", "SSIM", 0.5)),
                file);

        assertThat(ImageIO.read(file.toFile()).getHeight()).isEqualTo(360);
    }

    @Test
    void drawsNothingOfNothing() throws IOException {
        Path file = folder.resolve("curves.png");

        Curves.draw(List.of(), file);

        assertThat(file).doesNotExist();
    }

    private static long colours(BufferedImage picture, int x, int y) {
        return Arrays.stream(picture.getRGB(x, y, 640, 360, null, 0, 640))
                .distinct()
                .count();
    }
}
