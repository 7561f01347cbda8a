package org.lfsr.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedDataTest {

    @Test
    void findsWhatIsThere(@TempDir Path folder) throws IOException {
        Path file = Files.createDirectories(folder.resolve("data")).resolve("scan.nii");
        Files.createFile(file);

        assertThat(SharedData.file(folder.toString(), "data/scan.nii")).isEqualTo(file);
    }

    @Test
    void skipsATestWhoseFileIsMissing(@TempDir Path folder) {
        assertThatThrownBy(() -> SharedData.file(folder.toString(), "data/scan.nii"))
                .satisfies(SharedDataTest::skips)
                .hasMessageContaining(
                        "data/scan.nii is wanted, but %s does not exist", folder.resolve("data/scan.nii"));
    }

    @Test
    void skipsATestWhereThereIsNoFolder() {
        assertThatThrownBy(() -> SharedData.file(null, "data/scan.nii"))
                .satisfies(SharedDataTest::skips)
                .hasMessageContaining("data/scan.nii is wanted, but the system property lfsr.shared is not set");
    }

    @Test
    void takesTheFolderFromTheSystemProperty() {
        assertThatThrownBy(() -> SharedData.file("no/such/file"))
                .satisfies(SharedDataTest::skips)
                .hasMessageContaining(System.getProperty("lfsr.shared"));
    }

    /** The class is JUnit's own affair, and no artifact that this module names. */
    private static void skips(Throwable thrown) {
        assertThat(thrown.getClass()).hasToString("class org.opentest4j.TestAbortedException");
    }
}
