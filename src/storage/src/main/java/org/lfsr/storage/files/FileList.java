package org.lfsr.storage.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectPage;
import org.lfsr.storage.ObjectSummary;

/**
 * The objects of a bucket, in the order of S3.
 *
 * <p>Every page walks all folders that may hold the prefix.
 *
 * @param folder the bucket's
 */
record FileList(Path folder, String bucket) {

    private static final Comparator<String> UTF_8_ORDER =
            Comparator.comparing(key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    ObjectPage page(String prefix, String startAfter, int pageSize) throws IOException {
        List<String> keys = keys(prefix, startAfter);
        List<ObjectSummary> objects = new ArrayList<>();
        for (String key : keys.subList(0, Math.min(pageSize, keys.size()))) {
            summary(key).ifPresent(objects::add);
        }
        return new ObjectPage(objects, keys.size() > pageSize ? Optional.of(keys.get(pageSize - 1)) : Optional.empty());
    }

    private List<String> keys(String prefix, String startAfter) throws IOException {
        Path start = start(prefix);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(key -> key.startsWith(prefix) && UTF_8_ORDER.compare(key, startAfter) > 0)
                    .filter(ObjectLocation::allowsKey)
                    .sorted(UTF_8_ORDER)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The deepest folder that holds all keys of a prefix. */
    private Path start(String prefix) {
        int slash = prefix.lastIndexOf('/');
        String above = prefix.substring(0, Math.max(0, slash));
        return ObjectLocation.allowsKey(above) ? folder.resolve(above) : folder;
    }

    /** Empty if it was deleted since. */
    private Optional<ObjectSummary> summary(String key) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(folder.resolve(key), BasicFileAttributes.class);
            return Optional.of(new ObjectSummary(
                    new ObjectLocation(bucket, key),
                    attributes.size(),
                    FileStat.etag(attributes),
                    attributes.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
