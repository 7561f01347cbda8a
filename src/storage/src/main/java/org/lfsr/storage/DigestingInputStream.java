package org.lfsr.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Computes the digest of what is read through it, on the way.
 *
 * <p>Skipped bytes count as read ones. Marks are not supported. One thread at a time.
 */
public final class DigestingInputStream extends FilterInputStream {

    private static final int SKIP_BUFFER_BYTES = 8192;

    private final MessageDigest sha256 = sha256();
    private long sizeBytes;

    /** Reads through to a stream, which closing closes. */
    public DigestingInputStream(InputStream in) {
        super(in);
    }

    /** The digest of the bytes read so far. */
    public Digest digest() {
        try {
            MessageDigest soFar = (MessageDigest) sha256.clone();
            return new Digest(HexFormat.of().formatHex(soFar.digest()), sizeBytes);
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("The JDK's SHA-256 can be cloned", e);
        }
    }

    /** How many bytes were read so far. */
    public long sizeBytes() {
        return sizeBytes;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            sha256.update((byte) read);
            sizeBytes++;
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            sha256.update(buffer, offset, count);
            sizeBytes += count;
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        int wanted = (int) Math.min(SKIP_BUFFER_BYTES, count);
        return wanted <= 0 ? 0 : Math.max(0, read(new byte[wanted], 0, wanted));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JDK has SHA-256", e);
        }
    }
}
