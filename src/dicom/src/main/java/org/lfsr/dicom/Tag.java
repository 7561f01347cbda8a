package org.lfsr.dicom;

import java.util.Locale;

/**
 * What names an attribute: its group and its element. Tags order and compare by those alone; the ones of {@link Tags}
 * also know what the standard calls them, for messages.
 */
public final class Tag implements Comparable<Tag> {

    private static final int GROUP_SHIFT = 16;
    private static final int ELEMENT_MASK = 0xFFFF;

    private final int code;
    private final String keyword;

    private Tag(int code, String keyword) {
        this.code = code;
        this.keyword = keyword;
    }

    /** Makes a tag from its two halves, each from 0 to 0xFFFF. */
    public static Tag of(int group, int element) {
        return new Tag((group << GROUP_SHIFT) | (element & ELEMENT_MASK), "");
    }

    /** Makes a tag from its eight hexadecimal digits, as {@code 0x00280010}. */
    public static Tag of(int code) {
        return new Tag(code, "");
    }

    static Tag named(int code, String keyword) {
        return new Tag(code, keyword);
    }

    /** The first half. */
    public int group() {
        return code >>> GROUP_SHIFT;
    }

    /** The second half. */
    public int element() {
        return code & ELEMENT_MASK;
    }

    /** Both halves, the group in the upper 16 bits. */
    public int code() {
        return code;
    }

    /** Whether the attribute is somebody's own, outside the standard. */
    public boolean isPrivate() {
        return (group() & 1) == 1;
    }

    @Override
    public int compareTo(Tag other) {
        return Integer.compareUnsigned(code, other.code);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tag tag && code == tag.code;
    }

    @Override
    public int hashCode() {
        return code;
    }

    /** The tag as {@code Rows (0028,0010)}, or without the name where that is not known. */
    @Override
    public String toString() {
        String halves = String.format(Locale.ROOT, "(%04X,%04X)", group(), element());
        return keyword.isEmpty() ? halves : keyword + " " + halves;
    }
}
