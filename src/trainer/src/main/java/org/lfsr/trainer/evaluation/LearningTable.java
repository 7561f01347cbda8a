package org.lfsr.trainer.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.lfsr.trainer.metrics.Curves;
import org.lfsr.trainer.metrics.MetricsLog.Figure;

/**
 * How methods learned, as a table and as curves.
 *
 * @param curves the methods
 */
record LearningTable(List<Learning> curves) {

    private static final String PROTOCOL = """
            # How they learned

            Mean PSNR in dB and SSIM on the lesion regions of the slices that the runs were validated on, from their \
            metrics.csv. Steps of runs that went on from each other are counted together.

            """;

    private static final int DECIMALS_PSNR = 2;
    private static final int DECIMALS_SSIM = 3;

    /** Writes {@code learning.md}, {@code learning.csv} and, if there is something to draw, {@code learning.png}. */
    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("learning.md"), PROTOCOL + table().markdown());
        table().writeCsv(folder.resolve("learning.csv"));
        Curves.draw(drawn(), folder.resolve("learning.png"));
    }

    private Table table() {
        return new Table(
                List.of("method", "column", "steps", "PSNR", "SSIM"),
                curves.stream().flatMap(LearningTable::lines).toList());
    }

    private static Stream<List<String>> lines(Learning curve) {
        return curve.steps().stream()
                .map(step -> List.of(
                        curve.method(),
                        curve.column(),
                        String.valueOf(step),
                        cell(curve.at(step, Learning.PSNR), DECIMALS_PSNR),
                        cell(curve.at(step, Learning.SSIM), DECIMALS_SSIM)));
    }

    private static String cell(OptionalDouble figure, int decimals) {
        return figure.isPresent() ? Table.fixed(figure.getAsDouble(), decimals) : Table.NONE;
    }

    /** A chart of PSNR for each column, with a curve for each method. */
    private List<Figure> drawn() {
        return curves.stream()
                .flatMap(curve -> curve.figures().stream()
                        .filter(figure -> figure.name().equals(Learning.PSNR))
                        .map(figure -> new Figure(
                                figure.step(), curve.method(), "PSNR in dB, " + curve.column(), figure.value())))
                .toList();
    }
}
