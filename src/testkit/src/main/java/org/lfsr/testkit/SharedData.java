package org.lfsr.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * Real scans, models and reference figures that lie beside the project and are not part of it. Tests that need them are
 * skipped where they are missing.
 */
public final class SharedData {

    private static final String PROPERTY = "lfsr.shared";

    private SharedData() {}

    /**
     * Finds a file or a folder, or skips the test that asks.
     *
     * @param path its place in the folder that the system property {@code lfsr.shared} names, as
     *     {@code fixtures/imaging.json}
     * @throws org.opentest4j.TestAbortedException if it is not there; the message says what is missing and where
     */
    public static Path file(String path) {
        return file(System.getProperty(PROPERTY), path);
    }

    static Path file(@Nullable String folder, String path) {
        if (folder == null || folder.isEmpty()) {
            return Assumptions.abort("%s is wanted, but the system property %s is not set".formatted(path, PROPERTY));
        }
        Path file = Path.of(folder).resolve(path);
        if (!Files.exists(file)) {
            return Assumptions.abort("%s is wanted, but %s does not exist".formatted(path, file.toAbsolutePath()));
        }
        return file;
    }
}
