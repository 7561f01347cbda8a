package org.lfsr.storage;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.lfsr.storage.ObjectStoreException.Kind;

/**
 * An object, or a part of one, being read.
 *
 * <p>Ends where the object does: a connection that breaks before is an {@link ObjectStoreException} of kind
 * {@code TRY_AGAIN}, never an early end, so that a stream that ended and held too little means that the object holds
 * too little.
 *
 * <p>Whoever opened it closes it. One thread at a time.
 */
public final class ObjectContent extends InputStream {

    private final ObjectStat stat;
    private final long lengthBytes;
    private final DigestingInputStream bytes;

    /**
     * Wraps what a store opened.
     *
     * @param lengthBytes how many bytes must come
     * @param bytes closed with this
     */
    public ObjectContent(ObjectStat stat, long lengthBytes, InputStream bytes) {
        this.stat = stat;
        this.lengthBytes = lengthBytes;
        this.bytes = new DigestingInputStream(bytes);
    }

    /** What is known of the object; of the whole one, if this is a part. */
    public ObjectStat stat() {
        return stat;
    }

    /** How many bytes this has, from first to last. */
    public long lengthBytes() {
        return lengthBytes;
    }

    /**
     * The digest of all bytes, computed while they were read.
     *
     * @throws IllegalStateException if not all were read
     */
    public Digest digest() {
        if (bytes.sizeBytes() != lengthBytes) {
            throw new IllegalStateException(
                    "Only %d of %d bytes of %s were read".formatted(bytes.sizeBytes(), lengthBytes, stat.location()));
        }
        return bytes.digest();
    }

    /**
     * Reads all bytes of an object that must not be large.
     *
     * @throws ObjectStoreException {@code INVALID} if there are more than the limit, which is known before any is read
     */
    public byte[] readAtMost(int limitBytes) throws IOException {
        if (lengthBytes > limitBytes) {
            throw new ObjectStoreException(
                    Kind.INVALID,
                    "%s has %d bytes, more than the limit of %d".formatted(stat.location(), lengthBytes, limitBytes));
        }
        return readAllBytes();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count;
        try {
            count = bytes.read(buffer, offset, length);
        } catch (IOException e) {
            throw broken(e.toString(), e);
        }
        boolean early = count < 0 && bytes.sizeBytes() < lengthBytes;
        if (early || bytes.sizeBytes() > lengthBytes) {
            throw broken(early ? "the stream ended" : "more came", null);
        }
        return count;
    }

    @Override
    public int available() throws IOException {
        return bytes.available();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private ObjectStoreException broken(String found, @Nullable IOException cause) {
        return new ObjectStoreException(
                Kind.TRY_AGAIN,
                "Reading %s broke after %d of %d bytes: %s"
                        .formatted(stat.location(), bytes.sizeBytes(), lengthBytes, found),
                cause);
    }
}
