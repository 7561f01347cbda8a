package org.lfsr.storage.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;
import org.lfsr.storage.ObjectLocation;

/**
 * The folder of a store and the paths in it.
 *
 * @param root absolute and free of links
 */
record Folder(Path root) {

    private static final String PARTIAL = ".partial";

    /**
     * A bucket's folder.
     *
     * @throws NoSuchFileException if there is none
     */
    Path bucket(String bucket) throws IOException {
        Path path = root.resolve(ObjectLocation.requireBucket(bucket));
        if (!Files.isDirectory(path)) {
            throw new NoSuchFileException(path.toString(), null, "there is no such bucket");
        }
        return inside(path);
    }

    /** Where an object lies or would lie. */
    Path path(ObjectLocation location) {
        return root.resolve(location.bucket()).resolve(location.key());
    }

    /**
     * An object's file.
     *
     * @throws NoSuchFileException if there is none
     * @throws AccessDeniedException if a link leads out of the folder
     */
    Path existing(ObjectLocation location) throws IOException {
        Path path = path(location);
        if (!Files.isRegularFile(path)) {
            Files.readAttributes(path, "size"); // says why not, if it is no folder
            throw new NoSuchFileException(path.toString());
        }
        return inside(path);
    }

    /** A new object's path, whose folders are made. */
    Path ready(ObjectLocation location) throws IOException {
        Path path = path(location);
        Path above = Files.createDirectories(parent(path));
        return inside(above).resolve(path.getFileName());
    }

    /** A new empty file beside the buckets. */
    Path newPartial() throws IOException {
        Path folder = Files.createDirectories(root.resolve(PARTIAL));
        return Files.createFile(folder.resolve(UUID.randomUUID().toString()));
    }

    /** Makes the name of a new file as durable as the file. */
    static void forceName(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(parent(file), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Only a root has none. */
    private static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private Path inside(Path path) throws IOException {
        Path real = path.toRealPath();
        if (!real.startsWith(root)) {
            throw new AccessDeniedException(path.toString(), real.toString(), "a link leads out of the store");
        }
        return real;
    }
}
