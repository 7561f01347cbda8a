package org.lfsr.dicom;

/**
 * Values of attributes for messages. What is not plainly a code or an identifier of the standard may be about the
 * patient, in a file that is damaged, so only its length is told.
 */
public final class Shown {

    private static final int MAX_CODE = 16;
    private static final int MAX_UID = 64;
    private static final String STANDARD_ROOT = "1.2.840.10008.";

    private Shown() {}

    /** A code of upper case letters, digits, spaces and underscores, in quotes. */
    public static String code(String value) {
        boolean code = value.length() <= MAX_CODE && value.matches("[A-Z0-9_ \\-]*");
        return code ? "'" + value + "'" : "%d characters that are no code".formatted(value.length());
    }

    /** An identifier that the standard gives, as those of classes and transfer syntaxes. */
    public static String uid(String value) {
        boolean standard = value.length() <= MAX_UID && value.startsWith(STANDARD_ROOT) && value.matches("[0-9.]+");
        return standard ? value : "%d characters that are no identifier of the standard".formatted(value.length());
    }
}
