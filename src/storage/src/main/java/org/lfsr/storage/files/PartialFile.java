package org.lfsr.storage.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.lfsr.storage.Digest;
import org.lfsr.storage.DigestingInputStream;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.WriteOptions;
import org.lfsr.storage.Written;

/** An object that is written whole but not in its place yet; closing removes what was not placed. */
final class PartialFile implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Folder folder;
    private final ObjectLocation location;
    private final Path file;
    private final Digest digest;

    private PartialFile(Folder folder, ObjectLocation location, Path file, Digest digest) {
        this.folder = folder;
        this.location = location;
        this.file = file;
        this.digest = digest;
    }

    /** Writes an object's bytes and metadata to disk. */
    static PartialFile of(Folder folder, ObjectLocation location, InputStream source, WriteOptions options)
            throws IOException {
        Path file = created(folder, location);
        try {
            Digest digest = fill(file, location, source);
            options.requireExpected(location, digest.sizeBytes());
            FileStat.describe(file, options);
            return new PartialFile(folder, location, file, digest);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Puts the object in its place, whatever lies there. */
    Written replace() throws IOException {
        try {
            Path target = folder.ready(location);
            String etag = FileStat.etag(file);
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Folder.forceName(target);
            return new Written(location, digest, etag);
        } catch (IOException e) {
            throw FileFailure.of("Writing", location.toString(), e);
        }
    }

    /** Puts the object in its place if nothing lies there. */
    Optional<Written> placeIfAbsent() throws IOException {
        try {
            Path target = folder.ready(location);
            if (!linked(target)) {
                return Optional.empty();
            }
            Folder.forceName(target);
            return Optional.of(new Written(location, digest, FileStat.etag(target)));
        } catch (IOException e) {
            throw FileFailure.of("Creating", location.toString(), e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    private boolean linked(Path target) throws IOException {
        try {
            Files.createLink(target, file);
            return true;
        } catch (FileAlreadyExistsException e) {
            if (Files.isRegularFile(target)) {
                return false;
            }
            throw e;
        }
    }

    private static Path created(Folder folder, ObjectLocation location) throws IOException {
        try {
            folder.bucket(location.bucket());
            return folder.newPartial();
        } catch (IOException e) {
            throw FileFailure.of("Writing", location.toString(), e);
        }
    }

    /** What the source throws passes as it is; what the disk throws is translated. */
    private static Digest fill(Path file, ObjectLocation location, InputStream source) throws IOException {
        DigestingInputStream digesting = new DigestingInputStream(source);
        byte[] buffer = new byte[BUFFER_BYTES];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            for (int count = digesting.read(buffer); count >= 0; count = digesting.read(buffer)) {
                write(out, buffer, count, location);
            }
            channel.force(true);
        }
        return digesting.digest();
    }

    private static void write(OutputStream out, byte[] buffer, int count, ObjectLocation location) throws IOException {
        try {
            out.write(buffer, 0, count);
        } catch (IOException e) {
            throw FileFailure.of("Writing", location.toString(), e);
        }
    }
}
