package org.lfsr.dicom.derived;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/** Identifiers that follow from what they identify: {@code 2.25.} and a UUID (PS3.5, B.2) out of a digest. */
final class DerivedUid {

    private static final String ROOT = "2.25.";
    private static final int UUID_BYTES = 16;
    private static final int VERSION_BYTE = 6;
    private static final int VERSION = 0x80;
    private static final int VERSION_MASK = 0x0F;
    private static final int VARIANT_BYTE = 8;
    private static final int VARIANT = 0x80;
    private static final int VARIANT_MASK = 0x3F;

    private DerivedUid() {}

    /** The identifier of something that some texts name. */
    static String of(String... names) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : List.of(names)) {
                byte[] bytes = name.getBytes(UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                digest.update(bytes);
            }
            return ofDigest(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The identifier out of a digest of at least 16 bytes: a UUID of version 8 (RFC 9562). */
    static String ofDigest(byte[] digest) {
        byte[] uuid = Arrays.copyOf(digest, UUID_BYTES);
        uuid[VERSION_BYTE] = (byte) ((uuid[VERSION_BYTE] & VERSION_MASK) | VERSION);
        uuid[VARIANT_BYTE] = (byte) ((uuid[VARIANT_BYTE] & VARIANT_MASK) | VARIANT);
        return ROOT + new BigInteger(1, uuid);
    }
}
