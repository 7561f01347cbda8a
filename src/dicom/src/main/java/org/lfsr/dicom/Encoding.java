package org.lfsr.dicom;

import java.nio.ByteOrder;

/** How attributes are laid out in bytes. */
enum Encoding {
    IMPLICIT_LITTLE_ENDIAN(ByteOrder.LITTLE_ENDIAN),
    EXPLICIT_LITTLE_ENDIAN(ByteOrder.LITTLE_ENDIAN),
    EXPLICIT_BIG_ENDIAN(ByteOrder.BIG_ENDIAN);

    private final ByteOrder order;

    Encoding(ByteOrder order) {
        this.order = order;
    }

    static Encoding of(TransferSyntax syntax) {
        return switch (syntax) {
            case IMPLICIT_LITTLE_ENDIAN -> IMPLICIT_LITTLE_ENDIAN;
            case EXPLICIT_BIG_ENDIAN -> EXPLICIT_BIG_ENDIAN;
            default -> EXPLICIT_LITTLE_ENDIAN;
        };
    }

    ByteOrder order() {
        return order;
    }

    boolean isExplicit() {
        return this != IMPLICIT_LITTLE_ENDIAN;
    }
}
