package org.lfsr.dicom;

import java.math.BigDecimal;
import java.math.MathContext;

/** Real numbers as text of at most 16 characters, as DICOM wants its decimal strings. */
public final class DecimalString {

    private static final int MAX_CHARACTERS = 16;

    private DecimalString() {}

    /**
     * Writes a number with as many digits as there is room for.
     *
     * @return at most 16 characters
     * @throws IllegalArgumentException if the number is not finite
     */
    public static String of(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("%s is no decimal number".formatted(number));
        }
        BigDecimal exact = BigDecimal.valueOf(number);
        String text = shortest(exact);
        for (int digits = MAX_CHARACTERS; text.length() > MAX_CHARACTERS; digits--) {
            text = shortest(exact.round(new MathContext(digits)));
        }
        return text;
    }

    private static String shortest(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        String plain = stripped.toPlainString();
        String scientific = stripped.toString();
        return plain.length() <= Math.max(MAX_CHARACTERS, scientific.length()) ? plain : scientific;
    }
}
