package org.lfsr.pipeline.delivery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.lfsr.pipeline.manifest.StoredProduct;
import org.lfsr.storage.WriteOptions;

/**
 * An object that is ready to be stored. Its bytes are in memory, so that its digest can travel with it and a write can
 * be tried again.
 */
final class EncodedProduct {

    /** The metadata that holds the digest of an object's bytes. */
    static final String DIGEST = "sha256";

    private final StoredProduct product;
    private final String contentType;
    private final Bytes bytes;

    private EncodedProduct(String key, String contentType, Bytes bytes) {
        this.product = new StoredProduct(key, bytes.size(), bytes.sha256());
        this.contentType = contentType;
        this.bytes = bytes;
    }

    static EncodedProduct of(String key, String contentType, Content content) throws IOException {
        Bytes bytes = new Bytes();
        content.writeTo(bytes);
        return new EncodedProduct(key, contentType, bytes);
    }

    /** Key, size and digest. */
    StoredProduct product() {
        return product;
    }

    /** The bytes from the first on. */
    InputStream source() {
        return bytes.source();
    }

    WriteOptions options() {
        return WriteOptions.ofType(contentType)
                .withMetadata(Map.of(DIGEST, product.sha256()))
                .expecting(product.sizeBytes());
    }

    /** What can be written. */
    interface Content {

        void writeTo(OutputStream stream) throws IOException;
    }

    /** Gives its bytes away without a copy. */
    private static final class Bytes extends ByteArrayOutputStream {

        InputStream source() {
            return new ByteArrayInputStream(buf, 0, count);
        }

        String sha256() {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update(buf, 0, count);
                return HexFormat.of().formatHex(digest.digest());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }
    }
}
