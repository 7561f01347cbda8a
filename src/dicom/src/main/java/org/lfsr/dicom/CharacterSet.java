package org.lfsr.dicom;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lfsr.dicom.UnreadableDicomException.Reason;

/**
 * The character set of a data set's names and free text (PS3.3, section C.12.1.1.2): one, or several that escape
 * sequences change between. Bytes that have no meaning in it become the replacement character.
 */
final class CharacterSet {

    /** Where none is named. ASCII is meant; what goes beyond is most often Latin-1. */
    static final CharacterSet DEFAULT = new CharacterSet(StandardCharsets.ISO_8859_1, false);

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("", "ISO-8859-1"),
            Map.entry("ISO_IR 6", "ISO-8859-1"),
            Map.entry("ISO_IR 13", "JIS_X0201"),
            Map.entry("ISO_IR 100", "ISO-8859-1"),
            Map.entry("ISO_IR 101", "ISO-8859-2"),
            Map.entry("ISO_IR 109", "ISO-8859-3"),
            Map.entry("ISO_IR 110", "ISO-8859-4"),
            Map.entry("ISO_IR 126", "ISO-8859-7"),
            Map.entry("ISO_IR 127", "ISO-8859-6"),
            Map.entry("ISO_IR 138", "ISO-8859-8"),
            Map.entry("ISO_IR 144", "ISO-8859-5"),
            Map.entry("ISO_IR 148", "ISO-8859-9"),
            Map.entry("ISO_IR 166", "TIS-620"),
            Map.entry("ISO_IR 192", "UTF-8"),
            Map.entry("ISO_IR 203", "ISO-8859-15"),
            Map.entry("ISO_IR 58", "GB2312"),
            Map.entry("ISO_IR 87", "x-JIS0208"),
            Map.entry("ISO_IR 149", "EUC-KR"),
            Map.entry("ISO_IR 159", "JIS_X0212-1990"),
            Map.entry("GB18030", "GB18030"),
            Map.entry("GBK", "GBK"));

    private final Charset first;
    private final boolean escapes;

    private CharacterSet(Charset first, boolean escapes) {
        this.first = first;
        this.escapes = escapes;
    }

    /**
     * Finds a data set's character set.
     *
     * @param terms the values of Specific Character Set
     * @throws UnreadableDicomException if one of them is not known here
     */
    static CharacterSet of(List<String> terms) throws UnreadableDicomException {
        List<Charset> charsets = new ArrayList<>();
        for (String term : terms) {
            charsets.add(charset(term.strip()));
        }
        if (charsets.isEmpty()) {
            return DEFAULT;
        }
        return new CharacterSet(
                charsets.get(0), terms.size() > 1 || terms.get(0).strip().startsWith("ISO 2022"));
    }

    private static Charset charset(String term) throws UnreadableDicomException {
        String name = NAMES.get(term.replaceFirst("^ISO(-IR| 2022 IR|_IR)[ _]?", "ISO_IR "));
        if (name == null || !Charset.isSupported(name)) {
            throw new UnreadableDicomException(
                    Reason.UNSUPPORTED_CHARACTER_SET,
                    "Specific Character Set is %s, which is not known here".formatted(Shown.code(term)));
        }
        return Charset.forName(name);
    }

    /** Decodes a value, or several with the backslashes between them. */
    String decode(byte[] bytes, int from, int length) {
        return escapes ? new EscapedText(bytes, from, length, first).decoded() : new String(bytes, from, length, first);
    }
}
