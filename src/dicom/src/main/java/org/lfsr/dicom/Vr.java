package org.lfsr.dicom;

import java.util.Optional;

/** How an attribute's value is represented (PS3.5, section 6.2). */
public enum Vr {
    /** Application entity. */
    AE(Kind.CODE, 16),
    /** Age. */
    AS(Kind.CODE, 4),
    /** Attribute tag. */
    AT(Kind.BINARY, 2),
    /** Code of upper case letters, digits, spaces and underscores. */
    CS(Kind.CODE, 16),
    /** Date. */
    DA(Kind.CODE, 8),
    /** Decimal number as text. */
    DS(Kind.CODE, 16),
    /** Date and time. */
    DT(Kind.CODE, 26),
    /** 64-bit real numbers. */
    FD(Kind.BINARY, 8),
    /** 32-bit real numbers. */
    FL(Kind.BINARY, 4),
    /** Whole number as text. */
    IS(Kind.CODE, 12),
    /** Text of up to 64 characters. */
    LO(Kind.TEXT, 64),
    /** One text of up to 10240 characters. */
    LT(Kind.SINGLE_TEXT, 10240),
    /** Bytes. */
    OB(Kind.LONG_BINARY, 1),
    /** 64-bit real numbers, many. */
    OD(Kind.LONG_BINARY, 8),
    /** 32-bit real numbers, many. */
    OF(Kind.LONG_BINARY, 4),
    /** 32-bit words. */
    OL(Kind.LONG_BINARY, 4),
    /** 64-bit words. */
    OV(Kind.LONG_BINARY, 8),
    /** 16-bit words. */
    OW(Kind.LONG_BINARY, 2),
    /** A person's name. */
    PN(Kind.TEXT, 194),
    /** Text of up to 16 characters. */
    SH(Kind.TEXT, 16),
    /** Signed 32-bit numbers. */
    SL(Kind.BINARY, 4),
    /** A sequence of data sets. */
    SQ(Kind.SEQUENCE, 1),
    /** Signed 16-bit numbers. */
    SS(Kind.BINARY, 2),
    /** One text of up to 1024 characters. */
    ST(Kind.SINGLE_TEXT, 1024),
    /** Signed 64-bit numbers. */
    SV(Kind.LONG_BINARY, 8),
    /** Time of day. */
    TM(Kind.CODE, 16),
    /** Text without a limit. */
    UC(Kind.LONG_TEXT, Integer.MAX_VALUE),
    /** Unique identifier. */
    UI(Kind.CODE, 64),
    /** Unsigned 32-bit numbers. */
    UL(Kind.BINARY, 4),
    /** Bytes whose representation is not known. */
    UN(Kind.LONG_BINARY, 1),
    /** Address of a resource. */
    UR(Kind.LONG_CODE, Integer.MAX_VALUE),
    /** Unsigned 16-bit numbers. */
    US(Kind.BINARY, 2),
    /** One text without a limit. */
    UT(Kind.LONG_SINGLE_TEXT, Integer.MAX_VALUE),
    /** Unsigned 64-bit numbers. */
    UV(Kind.LONG_BINARY, 8);

    private final Kind kind;
    private final int size;

    Vr(Kind kind, int size) {
        this.kind = kind;
        this.size = size;
    }

    /** Finds a representation by its two letters. */
    static Optional<Vr> of(int first, int second) {
        for (Vr vr : values()) {
            if (vr.name().charAt(0) == first && vr.name().charAt(1) == second) {
                return Optional.of(vr);
            }
        }
        return Optional.empty();
    }

    /** Whether values are characters. */
    public boolean isText() {
        return !isBinary() && this != SQ;
    }

    /** Whether values are numbers or bytes. */
    public boolean isBinary() {
        return kind == Kind.BINARY || kind == Kind.LONG_BINARY;
    }

    /** Whether a data set's character set is for these values: names and free text, but not codes and numbers. */
    boolean usesCharacterSet() {
        return kind == Kind.TEXT || kind == Kind.SINGLE_TEXT || kind == Kind.LONG_TEXT || kind == Kind.LONG_SINGLE_TEXT;
    }

    /** Whether a backslash is only a character, so that there is one value. */
    boolean isSingle() {
        return kind == Kind.SINGLE_TEXT || kind == Kind.LONG_SINGLE_TEXT || kind == Kind.LONG_CODE;
    }

    /** Whether the length takes 32 bits in explicit encodings. */
    boolean hasLongLength() {
        return kind.longLength;
    }

    /** How many bytes change places when the byte order does. */
    int wordBytes() {
        return isBinary() ? size : 1;
    }

    /** How many characters a value of text may have. */
    int maxCharacters() {
        return size;
    }

    /** What makes a value's length even. */
    byte padding() {
        return isText() && this != UI ? (byte) ' ' : 0;
    }

    private enum Kind {
        CODE(false),
        TEXT(false),
        SINGLE_TEXT(false),
        BINARY(false),
        LONG_CODE(true),
        LONG_TEXT(true),
        LONG_SINGLE_TEXT(true),
        LONG_BINARY(true),
        SEQUENCE(true);

        private final boolean longLength;

        Kind(boolean longLength) {
            this.longLength = longLength;
        }
    }
}
