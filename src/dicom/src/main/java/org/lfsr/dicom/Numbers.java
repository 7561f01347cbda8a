package org.lfsr.dicom;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The numbers that an element holds, whether as text or as bytes. */
final class Numbers {

    private static final int MAX_COUNT = 1 << 16;
    private static final String NUMBER_CHARACTERS = "[-+.0-9eE]{1,32}";
    private static final double UNSIGNED_LONGS = 0x1p64;

    private Numbers() {}

    static List<Double> of(Element element) throws UnreadableDicomException {
        if (element instanceof Element.Text text) {
            return parsed(text);
        }
        if (element instanceof Element.Binary binary) {
            return decoded(binary);
        }
        throw DataSet.bad("%s is %s, not numbers".formatted(element.tag(), element.vr()));
    }

    private static List<Double> parsed(Element.Text text) throws UnreadableDicomException {
        List<Double> numbers = new ArrayList<>(text.values().size());
        for (String value : text.values()) {
            numbers.add(finite(text.tag(), parsed(text.tag(), value.strip())));
        }
        return numbers;
    }

    private static double parsed(Tag tag, String value) throws UnreadableDicomException {
        if (!value.matches(NUMBER_CHARACTERS)) {
            throw DataSet.bad("%s is no number but %d characters".formatted(tag, value.length()));
        }
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw DataSet.bad("%s is '%s', not a number".formatted(tag, value));
        }
    }

    private static List<Double> decoded(Element.Binary binary) throws UnreadableDicomException {
        int size = binary.vr() == Vr.AT ? Integer.BYTES : binary.vr().wordBytes();
        if (binary.length() % size != 0 || binary.length() / size > MAX_COUNT) {
            throw DataSet.bad("%s has %d bytes, not up to %d numbers of %d"
                    .formatted(binary.tag(), binary.length(), MAX_COUNT, size));
        }
        ByteBuffer bytes = binary.bytes();
        List<Double> numbers = new ArrayList<>(binary.length() / size);
        while (bytes.hasRemaining()) {
            numbers.add(finite(binary.tag(), next(bytes, binary)));
        }
        return numbers;
    }

    private static double next(ByteBuffer bytes, Element.Binary binary) throws UnreadableDicomException {
        return switch (binary.vr()) {
            case US, OW -> Short.toUnsignedInt(bytes.getShort());
            case SS -> bytes.getShort();
            case UL, OL -> Integer.toUnsignedLong(bytes.getInt());
            case SL -> bytes.getInt();
            case SV -> bytes.getLong();
            case UV, OV -> unsigned(bytes.getLong());
            case FL, OF -> bytes.getFloat();
            case FD, OD -> bytes.getDouble();
            default -> throw DataSet.bad("%s is %s, not numbers".formatted(binary.tag(), binary.vr()));
        };
    }

    private static double unsigned(long value) {
        return value < 0 ? value + UNSIGNED_LONGS : value;
    }

    private static double finite(Tag tag, double number) throws UnreadableDicomException {
        if (!Double.isFinite(number)) {
            throw DataSet.bad("%s is %s, not finite".formatted(tag, number));
        }
        return number;
    }
}
