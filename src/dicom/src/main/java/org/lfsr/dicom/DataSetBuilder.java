package org.lfsr.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Puts a data set together; an attribute that is put twice has its last value. Representations come from the standard's
 * dictionary. For one thread.
 */
public final class DataSetBuilder {

    private final TreeMap<Tag, Element> elements = new TreeMap<>();

    DataSetBuilder() {}

    /** Puts an attribute as it is. */
    public DataSetBuilder put(Element element) {
        elements.put(element.tag(), element);
        return this;
    }

    /** Puts all attributes of another data set. */
    public DataSetBuilder putAll(DataSet other) {
        other.elements().forEach(this::put);
        return this;
    }

    /** Puts those of some attributes that another data set has, with a value or without. */
    public DataSetBuilder copy(DataSet source, Tag... tags) {
        for (Tag tag : tags) {
            source.find(tag).ifPresent(this::put);
        }
        return this;
    }

    /** Puts an attribute without a value. */
    public DataSetBuilder empty(Tag tag) {
        Vr vr = vr(tag);
        if (vr == Vr.SQ) {
            return items(tag);
        }
        return put(
                vr.isText()
                        ? new Element.Text(tag, vr, List.of())
                        : Element.Binary.of(tag, vr, ByteBuffer.allocate(0)));
    }

    /**
     * Puts text.
     *
     * @throws IllegalArgumentException if the attribute is not of text, or a value is too long for it
     */
    public DataSetBuilder text(Tag tag, String... values) {
        return text(tag, vr(tag), values);
    }

    /**
     * Puts text into an attribute that the dictionary does not have: a private one.
     *
     * @throws IllegalArgumentException if the representation is not of text, or a value is too long for it
     */
    public DataSetBuilder text(Tag tag, Vr vr, String... values) {
        for (String value : values) {
            checkText(tag, vr, value);
        }
        return put(new Element.Text(tag, vr, List.of(values)));
    }

    private static void checkText(Tag tag, Vr vr, String value) {
        if (value.length() > vr.maxCharacters()) {
            throw new IllegalArgumentException("%s has %d characters, more than the %d of %s"
                    .formatted(tag, value.length(), vr.maxCharacters(), vr));
        }
        if (!vr.isSingle() && value.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("%s has a backslash, which would part it".formatted(tag));
        }
    }

    /**
     * Puts whole numbers, as text or binary as the attribute wants them.
     *
     * @throws IllegalArgumentException if the attribute is not of numbers, or one is outside its range
     */
    public DataSetBuilder integers(Tag tag, int... values) {
        return numbers(tag, Arrays.stream(values).asDoubleStream().toArray());
    }

    /**
     * Puts numbers, as text of up to 16 characters or binary as the attribute wants them.
     *
     * @throws IllegalArgumentException if the attribute is not of numbers, or one is not finite or outside its range
     */
    public DataSetBuilder numbers(Tag tag, double... values) {
        Vr vr = vr(tag);
        if (vr == Vr.DS) {
            return put(new Element.Text(
                    tag, vr, Arrays.stream(values).mapToObj(DecimalString::of).toList()));
        }
        if (vr == Vr.IS) {
            return put(new Element.Text(
                    tag,
                    vr,
                    Arrays.stream(values)
                            .mapToObj(value ->
                                    Long.toString(Math.round(whole(tag, value, Integer.MIN_VALUE, Integer.MAX_VALUE))))
                            .toList()));
        }
        ByteBuffer bytes = ByteBuffer.allocate(values.length * vr.wordBytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            append(bytes, tag, vr, value);
        }
        return put(Element.Binary.of(tag, vr, bytes.flip()));
    }

    private static void append(ByteBuffer bytes, Tag tag, Vr vr, double value) {
        switch (vr) {
            case US -> bytes.putShort((short) whole(tag, value, 0, 0xFFFF));
            case SS -> bytes.putShort((short) whole(tag, value, Short.MIN_VALUE, Short.MAX_VALUE));
            case UL -> bytes.putInt((int) (long) whole(tag, value, 0, 0xFFFF_FFFFL));
            case SL -> bytes.putInt((int) whole(tag, value, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case FL -> bytes.putFloat((float) value);
            case FD -> bytes.putDouble(value);
            default -> throw new IllegalArgumentException("%s is %s, not numbers".formatted(tag, vr));
        }
    }

    private static double whole(Tag tag, double value, long least, long most) {
        if (value != Math.rint(value) || value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %s, not a whole number from %d to %d".formatted(tag, value, least, most));
        }
        return value;
    }

    /** Puts attributes' tags, as a dimension's pointer is. */
    public DataSetBuilder tags(Tag tag, Tag... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (Tag value : values) {
            bytes.putShort((short) value.group()).putShort((short) value.element());
        }
        return put(Element.Binary.of(tag, Vr.AT, bytes.flip()));
    }

    /** Puts a sequence. */
    public DataSetBuilder items(Tag tag, DataSet... items) {
        return items(tag, List.of(items));
    }

    /**
     * Puts a sequence.
     *
     * @throws IllegalArgumentException if the attribute is not one
     */
    public DataSetBuilder items(Tag tag, List<DataSet> items) {
        Vr vr = vr(tag);
        if (vr != Vr.SQ) {
            throw new IllegalArgumentException("%s is %s, not a sequence".formatted(tag, vr));
        }
        return put(new Element.Items(tag, items));
    }

    /**
     * Puts bytes, which must not change any more.
     *
     * @param bytes little endian
     * @throws IllegalArgumentException if the representation is not binary
     */
    public DataSetBuilder bytes(Tag tag, Vr vr, byte... bytes) {
        return put(Element.Binary.of(tag, vr, ByteBuffer.wrap(bytes)));
    }

    /** Takes attributes away. */
    public DataSetBuilder remove(Tag... tags) {
        Stream.of(tags).forEach(elements::remove);
        return this;
    }

    /** The data set; the builder may go on. */
    public DataSet build() {
        return new DataSet(new TreeMap<>(elements));
    }

    private static Vr vr(Tag tag) {
        return Dictionary.find(tag)
                .orElseThrow(() -> new IllegalArgumentException("%s is not in the dictionary".formatted(tag)));
    }
}
