package org.lfsr.storage.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.lfsr.storage.ByteRange;
import org.lfsr.storage.ObjectContent;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectPage;
import org.lfsr.storage.ObjectStat;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreException;
import org.lfsr.storage.ObjectStoreException.Kind;
import org.lfsr.storage.WriteOptions;
import org.lfsr.storage.Written;

/**
 * Keeps objects as files below a folder, whose subfolders are the buckets.
 *
 * <p>Files that came there by other means are objects too. Content type and metadata lie in the files' extended
 * attributes, so the file system must have them if they are to be written. Unlike on S3 there cannot be objects
 * {@code a} and {@code a/b} together. New objects are on disk, not only in its cache, when a write returns. Links that
 * lead out of the folder are not followed. What a killed process left half-written lies in the subfolder
 * {@code .partial}, where no bucket can be.
 */
public final class FilesObjectStore implements ObjectStore {

    private final Folder folder;

    /**
     * Opens a store on a folder that exists.
     *
     * @throws IOException if it does not, or is no folder
     */
    public FilesObjectStore(Path folder) throws IOException {
        this.folder = new Folder(folder.toRealPath());
    }

    @Override
    public ObjectContent read(ObjectLocation location) throws ObjectStoreException {
        return open(location, Optional.empty());
    }

    @Override
    public ObjectContent read(ObjectLocation location, ByteRange range) throws ObjectStoreException {
        return open(location, Optional.of(range));
    }

    @Override
    public ObjectStat stat(ObjectLocation location) throws ObjectStoreException {
        try {
            return FileStat.of(location, folder.existing(location));
        } catch (IOException e) {
            throw FileFailure.of("Looking up", location.toString(), e);
        }
    }

    @Override
    public Written write(ObjectLocation location, InputStream source, WriteOptions options) throws IOException {
        try (PartialFile partial = PartialFile.of(folder, location, source, options)) {
            return partial.replace();
        }
    }

    @Override
    public Optional<Written> create(ObjectLocation location, InputStream source, WriteOptions options)
            throws IOException {
        if (isThere(location)) {
            return Optional.empty();
        }
        try (PartialFile partial = PartialFile.of(folder, location, source, options)) {
            return partial.placeIfAbsent();
        }
    }

    @Override
    public ObjectPage list(String bucket, String prefix, String startAfter, int pageSize) throws ObjectStoreException {
        try {
            return new FileList(folder.bucket(bucket), bucket)
                    .page(prefix, startAfter, ObjectPage.requireSize(pageSize));
        } catch (IOException e) {
            throw FileFailure.of("Listing", "s3://" + bucket + "/" + prefix, e);
        }
    }

    @Override
    public void delete(ObjectLocation location) throws ObjectStoreException {
        try {
            if (isThere(location)) {
                folder.existing(location);
                Files.deleteIfExists(folder.path(location));
            }
        } catch (IOException e) {
            throw FileFailure.of("Deleting", location.toString(), e);
        }
    }

    @Override
    public void close() {
        // Holds nothing between calls.
    }

    private ObjectContent open(ObjectLocation location, Optional<ByteRange> range) throws ObjectStoreException {
        try {
            Path file = folder.existing(location);
            while (true) {
                ObjectStat before = FileStat.of(location, file);
                SeekableByteChannel channel = Files.newByteChannel(file);
                // If it was replaced in between, what is known of one is not true of the other.
                if (FileStat.of(location, file).equals(before)) {
                    return content(before, channel, range);
                }
                channel.close();
            }
        } catch (IOException e) {
            throw FileFailure.of("Reading", location.toString(), e);
        }
    }

    private static ObjectContent content(ObjectStat stat, SeekableByteChannel channel, Optional<ByteRange> range)
            throws IOException {
        if (range.isEmpty()) {
            return new ObjectContent(stat, stat.sizeBytes(), Channels.newInputStream(channel));
        }
        long offset = range.get().offset();
        if (offset >= stat.sizeBytes()) {
            channel.close();
            throw new ObjectStoreException(
                    Kind.INVALID,
                    "%s has %d bytes, so none at %d".formatted(stat.location(), stat.sizeBytes(), offset));
        }
        long length = Math.min(range.get().length(), stat.sizeBytes() - offset);
        return new ObjectContent(stat, length, new LimitedInputStream(channel.position(offset), length));
    }

    private boolean isThere(ObjectLocation location) throws ObjectStoreException {
        try {
            folder.bucket(location.bucket());
            return Files.isRegularFile(folder.path(location));
        } catch (IOException e) {
            throw FileFailure.of("Looking up", location.toString(), e);
        }
    }
}
