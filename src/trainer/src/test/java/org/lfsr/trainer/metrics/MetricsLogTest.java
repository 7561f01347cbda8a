package org.lfsr.trainer.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.trainer.metrics.MetricsLog.Figure;

class MetricsLogTest {

    @TempDir
    private Path folder;

    private Path file;
    private MetricsLog log;

    @BeforeEach
    void chooseAFile() {
        file = folder.resolve("metrics.csv");
        log = new MetricsLog(file);
    }

    @Test
    void hasNoFiguresBeforeTheFirst() throws IOException {
        assertThat(log.figures()).isEmpty();
    }

    @Test
    void writesALineAFigureUnderOneHeader() throws IOException {
        log.add(4, "pixels", Map.of("PSNR at noise 10", 29.125));
        log.add(8, "game", Map.of("pixel", -1.0e-9));

        assertThat(file).hasContent("""
                        step,stage,name,value
                        4,pixels,PSNR at noise 10,29.125
                        8,game,pixel,-1.0E-9
                        """);
    }

    @Test
    void readsWhatItWrote() throws IOException {
        log.add(4, "pixels", Map.of("PSNR", 29.125));
        log.add(8, "game", Map.of("PSNR", Double.POSITIVE_INFINITY));

        assertThat(new MetricsLog(file).figures())
                .containsExactly(
                        new Figure(4, "pixels", "PSNR", 29.125),
                        new Figure(8, "game", "PSNR", Double.POSITIVE_INFINITY));
    }

    @Test
    void forgetsWhatCameAfterAStepAndNothingElse() throws IOException {
        for (int step = 4; step <= 12; step += 4) {
            log.add(step, "pixels", Map.of("loss", 1 / (double) step));
        }
        String upToEight = Files.readString(file).replaceFirst("12,.*\n", "");

        log.forgetAfter(8);

        assertThat(file).hasContent(upToEight);
        log.add(12, "pixels", Map.of("loss", 0.5));
        assertThat(log.figures()).extracting(Figure::step).containsExactly(4L, 8L, 12L);
    }

    @Test
    void overlooksALineThatWasCutOff() throws IOException {
        log.add(8, "pixels", Map.of("loss", 2.0));
        Files.writeString(file, "12,pixels,loss,3", StandardOpenOption.APPEND);

        assertThat(log.figures()).containsExactly(new Figure(8, "pixels", "loss", 2));
        log.forgetAfter(20);
        assertThat(file).hasContent("step,stage,name,value\n8,pixels,loss,2.0\n");
    }
}
