package org.lfsr.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--scans 0 | --scans must be 1 or more, found 0",
                "--rounds 0 | --rounds must be 1 or more, found 0",
                "--heads -1 | --heads must be 0 or more, found -1",
                "--threads -1 | --threads must be 0 or more, found -1",
                "--scale 3 | --scale must be 2 or 4, found 3",
                "--frobnicate | Unknown option: '--frobnicate'"
            })
    void refusesWhatCannotBeMeant(String words, String message) {
        assertThat(run(words.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--scans=N", "--threads=N", "bare sessions of ONNX Runtime");
    }

    private int run(String... words) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }
}
