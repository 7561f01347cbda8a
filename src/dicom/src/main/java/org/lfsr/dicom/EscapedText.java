package org.lfsr.dicom;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.Charset;
import java.util.Map;

/**
 * Text whose character set changes at escape sequences (ISO 2022, as PS3.5, section 6.1.2.5, allows it): to other
 * characters for the lower half of the byte's values, or for the upper. Each value, line and part of a name begins
 * anew.
 */
final class EscapedText {

    private static final byte ESCAPE = 0x1B;
    private static final String DELIMITERS = "\\\r\n\t\f^=";
    private static final Map<String, String> LOWER_DOUBLE =
            Map.of("$B", "x-JIS0208", "$@", "x-JIS0208", "$(D", "JIS_X0212-1990");
    private static final Map<String, String> LOWER_SINGLE = Map.of("(B", "", "(J", "JIS_X0201");
    private static final Map<String, String> UPPER = Map.ofEntries(
            Map.entry(")I", "JIS_X0201"),
            Map.entry("-A", "ISO-8859-1"),
            Map.entry("-B", "ISO-8859-2"),
            Map.entry("-C", "ISO-8859-3"),
            Map.entry("-D", "ISO-8859-4"),
            Map.entry("-F", "ISO-8859-7"),
            Map.entry("-G", "ISO-8859-6"),
            Map.entry("-H", "ISO-8859-8"),
            Map.entry("-L", "ISO-8859-5"),
            Map.entry("-M", "ISO-8859-9"),
            Map.entry("-T", "TIS-620"),
            Map.entry("-b", "ISO-8859-15"),
            Map.entry("$)A", "GB2312"),
            Map.entry("$)C", "EUC-KR"));

    private final byte[] bytes;
    private final int end;
    private final Charset first;
    private final StringBuilder text = new StringBuilder();
    private int position;
    private Charset single;
    private String doubled = "";

    EscapedText(byte[] bytes, int from, int length, Charset first) {
        this.bytes = bytes;
        this.position = from;
        this.end = from + length;
        this.first = first;
        this.single = first;
    }

    String decoded() {
        int segment = position;
        while (position < end) {
            boolean delimiter = doubled.isEmpty() && DELIMITERS.indexOf(bytes[position]) >= 0;
            if (bytes[position] != ESCAPE && !delimiter) {
                position++;
                continue;
            }
            append(segment);
            if (delimiter) {
                text.append((char) bytes[position++]);
                single = first;
            } else {
                escape();
            }
            segment = position;
        }
        append(segment);
        return text.toString();
    }

    private void append(int segment) {
        Charset charset = doubled.isEmpty() ? single : Charset.forName(doubled);
        text.append(new String(bytes, segment, position - segment, charset));
    }

    /**
     * Takes an escape sequence; one that is not known loses its first character, so that what follows is still read.
     */
    private void escape() {
        for (int length = 3; length >= 2; length--) {
            if (position + length < end && change(new String(bytes, position + 1, length, ISO_8859_1))) {
                position += 1 + length;
                return;
            }
        }
        position++;
    }

    private boolean change(String sequence) {
        if (LOWER_DOUBLE.containsKey(sequence)) {
            doubled = LOWER_DOUBLE.get(sequence);
            return true;
        }
        if (LOWER_SINGLE.containsKey(sequence)) {
            doubled = "";
            String name = LOWER_SINGLE.get(sequence);
            single = name.isEmpty() ? single : Charset.forName(name);
            return true;
        }
        if (UPPER.containsKey(sequence)) {
            single = Charset.forName(UPPER.get(sequence));
            return true;
        }
        return false;
    }
}
