package org.lfsr.dicom;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of others, for comparison. Tests that ask for one are skipped where it is not installed. */
public final class Tool {

    private static final int LIMIT_SECONDS = 120;

    private final Path program;

    private Tool(Path program) {
        this.program = program;
    }

    /** Finds one, or skips the test. */
    public static Tool orSkip(String name) {
        Path program = Path.of("/usr/bin", name);
        assumeTrue(Files.isExecutable(program), "No " + name + ": skipped what it is compared with");
        return new Tool(program);
    }

    /** Runs it; what it prints, if it ends well. */
    public String run(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path output = Files.createTempFile("tool", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            process.destroy();
            String text = new String(Files.readAllBytes(output), java.nio.charset.StandardCharsets.ISO_8859_1);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError("%s failed: %s".formatted(command, text));
            }
            return text;
        } finally {
            Files.delete(output);
        }
    }
}
