package org.lfsr.dicom;

import java.util.Optional;

/** How an instance is encoded (PS3.5, annex A). */
public enum TransferSyntax {
    /** Without representations, as DICOM began. */
    IMPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2", Pixels.NATIVE),
    /** What most write, and we do. */
    EXPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2.1", Pixels.NATIVE),
    /** Retired, but archives have it. */
    EXPLICIT_BIG_ENDIAN("1.2.840.10008.1.2.2", Pixels.NATIVE),
    /** The data set compressed whole. */
    DEFLATED("1.2.840.10008.1.2.1.99", Pixels.NATIVE),
    /** Run lengths. */
    RLE("1.2.840.10008.1.2.5", Pixels.RLE),
    /** JPEG process 1: 8 bits, lossy. */
    JPEG_BASELINE("1.2.840.10008.1.2.4.50", Pixels.JPEG),
    /** JPEG processes 2 and 4: up to 12 bits, lossy. */
    JPEG_EXTENDED("1.2.840.10008.1.2.4.51", Pixels.JPEG),
    /** JPEG process 14. */
    JPEG_LOSSLESS("1.2.840.10008.1.2.4.57", Pixels.JPEG),
    /** JPEG process 14 with the first predictor. */
    JPEG_LOSSLESS_FIRST_ORDER("1.2.840.10008.1.2.4.70", Pixels.JPEG),
    /** JPEG-LS. */
    JPEG_LS("1.2.840.10008.1.2.4.80", Pixels.JPEG_LS),
    /** JPEG-LS that may be near the original only. */
    JPEG_LS_NEAR_LOSSLESS("1.2.840.10008.1.2.4.81", Pixels.JPEG_LS),
    /** JPEG 2000, reversible. */
    JPEG_2000_LOSSLESS("1.2.840.10008.1.2.4.90", Pixels.JPEG_2000),
    /** JPEG 2000. */
    JPEG_2000("1.2.840.10008.1.2.4.91", Pixels.JPEG_2000);

    private final String uid;
    private final Pixels pixels;

    TransferSyntax(String uid, Pixels pixels) {
        this.uid = uid;
        this.pixels = pixels;
    }

    /** Finds a syntax by its identifier. */
    public static Optional<TransferSyntax> of(String uid) {
        for (TransferSyntax syntax : values()) {
            if (syntax.uid.equals(uid)) {
                return Optional.of(syntax);
            }
        }
        return Optional.empty();
    }

    /** The identifier. */
    public String uid() {
        return uid;
    }

    /** What the pixels are encoded with. */
    public Pixels pixels() {
        return pixels;
    }

    /** What pixels are encoded with. */
    public enum Pixels {
        /** Nothing. */
        NATIVE,
        /** DICOM's own run lengths. */
        RLE,
        /** JPEG, lossy or lossless. */
        JPEG,
        /** JPEG-LS. */
        JPEG_LS,
        /** JPEG 2000. */
        JPEG_2000
    }
}
