package org.lfsr.trainer.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import org.lfsr.imaging.Image;

/**
 * Decoded scans on disk, so that a file is inflated once and never again: not in a later epoch, nor in a later run. A
 * file's name follows from the scan's paths, sizes and times of change; it appears when it is whole.
 */
final class SliceCache {

    private static final int NAME_LENGTH = 32;
    private static final int LAYOUT = 2; // Files of another layout have other names.

    private final Path folder;

    SliceCache(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens a scan, decoding it if nobody has before.
     *
     * @throws DataException if the scan cannot be decoded, or its mask does not fit
     */
    LabelledScan open(Scan scan) throws IOException, DataException {
        Path file = folder.resolve(name(scan));
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            writeWhole(file, encoded(ScanDecoder.decode(scan), digest(scan)));
        }
        return mapped(scan.patient(), file);
    }

    private static String name(Scan scan) throws IOException {
        String identity = "%d %s %s %d".formatted(LAYOUT, identity(scan.image()), identity(scan.mask()), scan.shrink());
        byte[] digest = Sha256.create().digest(identity.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest).substring(0, NAME_LENGTH) + ".slices";
    }

    private static String identity(Path file) throws IOException {
        return "%s %d %s".formatted(file.toRealPath(), Files.size(file), Files.getLastModifiedTime(file));
    }

    private static byte[] digest(Scan scan) throws IOException {
        MessageDigest digest = Sha256.create();
        digest.update(Files.readAllBytes(scan.image()));
        digest.update(Files.readAllBytes(scan.mask()));
        return digest.digest();
    }

    private static byte[] encoded(ScanDecoder.Decoded decoded, byte[] digest) {
        Image first = decoded.images().get(0);
        CacheLayout layout =
                new CacheLayout(first.width(), first.height(), decoded.images().size());
        ByteBuffer bytes = ByteBuffer.allocate(layout.length()).order(CacheLayout.ORDER);
        for (int index = 0; index < layout.depth(); index++) {
            bytes.slice(layout.imageOffset(index), layout.sliceLength() * Float.BYTES)
                    .order(CacheLayout.ORDER)
                    .asFloatBuffer()
                    .put(decoded.images().get(index).pixels());
            boolean[] marked = decoded.masks().get(index).pixels();
            for (int i = 0; i < marked.length; i++) {
                bytes.put(layout.maskOffset(index) + i, (byte) (marked[i] ? 1 : 0));
            }
        }
        bytes.position(layout.trailerOffset());
        bytes.putDouble(decoded.distanceMm());
        bytes.putInt(layout.width()).putInt(layout.height()).putInt(layout.depth());
        return bytes.put(digest).array();
    }

    /** Writes under a name that no other process writes under, then gives the file its own. */
    private static void writeWhole(Path file, byte[] bytes) throws IOException {
        Path unfinished = file.resolveSibling("unfinished-" + UUID.randomUUID());
        try {
            Files.write(unfinished, bytes);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static LabelledScan mapped(String patient, Path file) throws IOException, DataException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                    .order(CacheLayout.ORDER);
            bytes.position(Math.max(0, bytes.capacity() - CacheLayout.TRAILER_BYTES));
            if (bytes.remaining() < CacheLayout.TRAILER_BYTES) {
                throw damaged(file, bytes);
            }
            double distanceMm = bytes.getDouble();
            CacheLayout layout = new CacheLayout(bytes.getInt(), bytes.getInt(), bytes.getInt());
            if (!layout.fills(bytes.capacity()) || !(distanceMm > 0)) {
                throw damaged(file, bytes);
            }
            byte[] digest = new byte[CacheLayout.DIGEST_BYTES];
            bytes.get(digest);
            return new LabelledScan(patient, HexFormat.of().formatHex(digest), distanceMm, layout, bytes);
        }
    }

    private static DataException damaged(Path file, ByteBuffer bytes) {
        return new DataException(
                "%s, of %d bytes, is damaged: delete it, and it is made anew".formatted(file, bytes.capacity()));
    }
}
