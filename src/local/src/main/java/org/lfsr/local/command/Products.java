package org.lfsr.local.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.lfsr.events.LesionStack;
import org.lfsr.events.ScanCompleted;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStore;

/** Fetches what a scan's completion names. */
final class Products {

    private final ObjectStore store;

    Products(ObjectStore store) {
        this.store = store;
    }

    /**
     * Copies all objects of a scan into a folder, by the last part of their keys.
     *
     * @param folder made if it is not there; files of the same names are replaced
     * @return the files
     */
    List<Path> fetch(ScanCompleted event, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        String bucket = event.getOutputBucket();
        if (bucket == null) {
            return files;
        }
        Files.createDirectories(folder);
        for (String key : keys(event)) {
            Path file = folder.resolve(key.substring(key.lastIndexOf('/') + 1));
            try (InputStream content = store.read(new ObjectLocation(bucket, key))) {
                Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            }
            files.add(file);
        }
        return files;
    }

    private static List<String> keys(ScanCompleted event) {
        Stream<String> ofStacks = event.getStacks().stream().flatMap(Products::keys);
        return Stream.concat(ofStacks, Stream.ofNullable(event.getManifestKey()))
                .toList();
    }

    private static Stream<String> keys(LesionStack stack) {
        return Stream.of(stack.getVolumeKey(), stack.getDeviationKey(), stack.getPreviewKey())
                .filter(Objects::nonNull);
    }
}
