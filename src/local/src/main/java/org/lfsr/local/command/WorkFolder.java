package org.lfsr.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where data and logs of a run lie: a folder that somebody named and keeps, or one for this run. */
final class WorkFolder {

    private final Path path;
    private final boolean temporary;

    private WorkFolder(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /** A folder that was named, or a new one in the temporary directory. */
    static WorkFolder of(@Nullable Path named) throws IOException {
        return named == null ? new WorkFolder(Files.createTempDirectory("lfsr-"), true) : new WorkFolder(named, false);
    }

    Path path() {
        return path;
    }

    /** Deletes it if it was made for this run alone. */
    void discard() throws IOException {
        if (!temporary) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(path)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
