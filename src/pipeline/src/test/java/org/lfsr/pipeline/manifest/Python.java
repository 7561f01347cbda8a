package org.lfsr.pipeline.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Python with a library, for comparison. Tests that ask for it are skipped where it is not installed. */
public final class Python {

    private static final Path SCRIPTS = Path.of("src", "test", "python");
    private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");

    private final String python;

    private Python(String python) {
        this.python = python;
    }

    /** Finds one that has a library, or skips the test. */
    public static Python orSkip(String library) throws InterruptedException {
        for (String python : PYTHONS) {
            if (imports(python, library)) {
                return new Python(python);
            }
        }
        assumeTrue(false, "No Python with " + library);
        throw new AssertionError("An assumption that does not hold ends the test");
    }

    private static boolean imports(String python, String library) throws InterruptedException {
        try {
            return new ProcessBuilder(python, "-c", "import " + library)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs a script on files and gives the lines that it prints. */
    public List<String> run(String script, List<Path> files) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(python, SCRIPTS.resolve(script).toString()));
        files.forEach(file -> command.add(file.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines;
        try (BufferedReader reader = process.inputReader()) {
            lines = reader.lines().toList();
        }
        assertThat(process.waitFor()).as("exit code of %s", script).isZero();
        return lines;
    }
}
