package org.lfsr.dicom;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that pydicom has for its own tests. Tests that ask for one are skipped where it is not installed. */
public final class Samples {

    private static final Path FOLDER = Path.of("/usr/lib/python3/dist-packages/pydicom/data");
    private static final DicomReader READER = new DicomReader(DicomLimits.USUAL);

    private Samples() {}

    /** Finds one by its path, or skips the test. */
    public static Path path(String name) {
        Path file = FOLDER.resolve(name);
        assumeTrue(Files.exists(file), "No pydicom with its test files: skipped " + name);
        return file;
    }

    /** Reads one. */
    public static DicomFile read(String name) throws IOException, UnreadableDicomException {
        return READER.read(new ByteArrayInputStream(Files.readAllBytes(path(name))));
    }
}
