package org.lfsr.storage.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStat;
import org.lfsr.storage.WriteOptions;

/** What a file and its extended attributes say of an object. */
final class FileStat {

    private static final String CONTENT_TYPE = "lfsr.content-type";
    private static final String METADATA = "lfsr.meta.";

    private FileStat() {}

    static ObjectStat of(ObjectLocation location, Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        Map<String, String> described = described(file);
        Map<String, String> metadata = new HashMap<>();
        described.forEach((name, value) -> {
            if (name.startsWith(METADATA)) {
                metadata.put(name.substring(METADATA.length()), value);
            }
        });
        return new ObjectStat(
                location,
                attributes.size(),
                etag(attributes),
                attributes.lastModifiedTime().toInstant(),
                described.getOrDefault(CONTENT_TYPE, WriteOptions.BYTES),
                metadata);
    }

    static String etag(Path file) throws IOException {
        return etag(Files.readAttributes(file, BasicFileAttributes.class));
    }

    /** Another file has another key, the same file changed another time; the size is for clocks that are coarse. */
    static String etag(BasicFileAttributes attributes) {
        return "%x-%x-%x"
                .formatted(
                        Objects.hashCode(attributes.fileKey()),
                        attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                        attributes.size());
    }

    /**
     * Writes what is not in a file's bytes to its extended attributes.
     *
     * @throws IOException if there is something to write and the file system has none
     */
    static void describe(Path file, WriteOptions options) throws IOException {
        Map<String, String> described = new HashMap<>();
        if (!options.contentType().equals(WriteOptions.BYTES)) {
            described.put(CONTENT_TYPE, options.contentType());
        }
        options.metadata().forEach((name, value) -> described.put(METADATA + name, value));
        if (described.isEmpty()) {
            return;
        }
        UserDefinedFileAttributeView view = view(file)
                .orElseThrow(() ->
                        new FileSystemException(file.toString(), null, "the file system has no extended attributes"));
        for (Map.Entry<String, String> entry : described.entrySet()) {
            view.write(entry.getKey(), ByteBuffer.wrap(entry.getValue().getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static Map<String, String> described(Path file) throws IOException {
        Optional<UserDefinedFileAttributeView> view = view(file);
        return view.isPresent() ? described(view.get()) : Map.of();
    }

    private static Map<String, String> described(UserDefinedFileAttributeView view) throws IOException {
        Map<String, String> described = new HashMap<>();
        for (String name : view.list()) {
            ByteBuffer value = ByteBuffer.allocate(view.size(name));
            view.read(name, value);
            described.put(name, StandardCharsets.UTF_8.decode(value.flip()).toString());
        }
        return described;
    }

    private static Optional<UserDefinedFileAttributeView> view(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView(UserDefinedFileAttributeView.class)
                ? Optional.ofNullable(Files.getFileAttributeView(file, UserDefinedFileAttributeView.class))
                : Optional.empty();
    }
}
