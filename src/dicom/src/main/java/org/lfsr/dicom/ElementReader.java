package org.lfsr.dicom;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lfsr.dicom.UnreadableDicomException.Reason;

/** Reads attributes one after the other from bytes in memory, checking each length against what is there. */
final class ElementReader {

    private static final Tag ITEM = Tag.of(0xFFFEE000);
    private static final Tag ITEM_END = Tag.of(0xFFFEE00D);
    private static final Tag SEQUENCE_END = Tag.of(0xFFFEE0DD);
    private static final Tag GROUP_END = Tag.of(0xFFFEFFFF);
    private static final int META_GROUP = 2;
    private static final long UNDEFINED = 0xFFFF_FFFFL;
    private static final int MAX_DEPTH = 64;
    private static final int COPIED_BYTES = 1 << 14;

    private final ByteBuffer bytes;
    private final Encoding encoding;
    private final Budget budget;
    private int contentEnd = -1;

    ElementReader(byte[] bytes, int from, Encoding encoding, Budget budget) {
        this.bytes = ByteBuffer.wrap(bytes).order(encoding.order()).position(from);
        this.encoding = encoding;
        this.budget = budget;
    }

    /** Where the next attribute begins. */
    int position() {
        return bytes.position();
    }

    /** Reads the file meta information: the attributes up to another group's. */
    DataSet meta() throws UnreadableDicomException {
        SortedMap<Tag, Element> found = new TreeMap<>();
        while (bytes.remaining() >= Integer.BYTES && peekTag().group() == META_GROUP) {
            put(found, element(tag(), bytes.limit(), CharacterSet.DEFAULT, 0));
        }
        return new DataSet(found);
    }

    /** Reads all that is left. */
    DataSet rest() throws UnreadableDicomException {
        return dataSet(bytes.limit(), Ending.LENGTH, CharacterSet.DEFAULT, 0);
    }

    private DataSet dataSet(int end, Ending ending, CharacterSet inherited, int depth) throws UnreadableDicomException {
        if (depth > MAX_DEPTH) {
            throw corrupt("Sequences are nested more than %d deep".formatted(MAX_DEPTH));
        }
        SortedMap<Tag, Element> found = new TreeMap<>();
        CharacterSet characterSet = inherited;
        while (bytes.position() < end && !(depth == 0 && isPadding())) {
            need(Integer.BYTES, end, "An attribute's tag");
            Tag tag = tag();
            if (ending == Ending.DELIMITER && tag.equals(ITEM_END)) {
                length(end, tag);
                return signed(found);
            }
            Element element = element(tag, end, characterSet, depth);
            if (tag.equals(Tags.SPECIFIC_CHARACTER_SET) && element instanceof Element.Text terms) {
                characterSet = CharacterSet.of(terms.values());
            } else {
                put(found, element);
            }
        }
        if (ending == Ending.DELIMITER) {
            throw new UnreadableDicomException(Reason.TRUNCATED, "An item of undefined length does not end");
        }
        return signed(found);
    }

    private static void put(SortedMap<Tag, Element> found, Element element) throws UnreadableDicomException {
        boolean groupLength = element.tag().element() == 0;
        if (!groupLength && found.put(element.tag(), element) != null) {
            throw corrupt("%s is there twice".formatted(element.tag()));
        }
    }

    /** Whether only zeros are left, as some writers fill their files up. */
    private boolean isPadding() {
        if (contentEnd < 0) {
            contentEnd = bytes.limit();
            while (contentEnd > 0 && bytes.get(contentEnd - 1) == 0) {
                contentEnd--;
            }
        }
        return bytes.position() >= contentEnd;
    }

    /** Where representations are not written, signed pixels make some attributes signed. */
    private DataSet signed(SortedMap<Tag, Element> found) throws UnreadableDicomException {
        DataSet dataSet = new DataSet(found);
        boolean asPixelsAre = !encoding.isExplicit() && found.containsKey(Tags.PIXEL_REPRESENTATION);
        if (!asPixelsAre || dataSet.integer(Tags.PIXEL_REPRESENTATION).orElse(0) != 1) {
            return dataSet;
        }
        found.replaceAll(
                (tag, element) -> element instanceof Element.Binary binary && Dictionary.isSignedAsPixelsAre(tag)
                        ? Element.Binary.of(tag, Vr.SS, binary.bytes())
                        : element);
        return new DataSet(found);
    }

    private Element element(Tag tag, int end, CharacterSet characterSet, int depth) throws UnreadableDicomException {
        budget.take(1);
        if (tag.group() == ITEM.group() && !tag.equals(GROUP_END)) {
            throw corrupt("%s is where an attribute should be".formatted(tag));
        }
        Vr written = encoding.isExplicit() ? vr(tag, end) : Dictionary.find(tag).orElse(Vr.UN);
        boolean longLength = !encoding.isExplicit() || written.hasLongLength();
        if (encoding.isExplicit() && longLength) {
            need(Short.BYTES, end, tag);
            bytes.getShort();
        }
        long length = longLength ? length(end, tag) : shortLength(end, tag);
        if (length == UNDEFINED) {
            return undefined(tag, written, end, characterSet, depth);
        }
        need(length, end, tag);
        return defined(tag, written, (int) length, characterSet, depth);
    }

    /** Reads a representation; letters that are new to us are bytes to us, as the standard provides (PS3.5, 7.1.2). */
    private Vr vr(Tag tag, int end) throws UnreadableDicomException {
        need(Short.BYTES, end, tag);
        int first = bytes.get();
        int second = bytes.get();
        Optional<Vr> vr = Vr.of(first, second);
        if (vr.isEmpty() && !(isUpperCase(first) && isUpperCase(second))) {
            throw corrupt("%s has bytes 0x%02X 0x%02X where its representation should be"
                    .formatted(tag, first & 0xFF, second & 0xFF));
        }
        return vr.orElse(Vr.UN);
    }

    private static boolean isUpperCase(int letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    private Element undefined(Tag tag, Vr vr, int end, CharacterSet characterSet, int depth)
            throws UnreadableDicomException {
        if (vr == Vr.OB || vr == Vr.OW) {
            return fragments(tag, vr, end);
        }
        if (vr == Vr.SQ || (vr == Vr.UN && !encoding.isExplicit())) {
            return items(tag, end, Ending.DELIMITER, characterSet, depth);
        }
        if (vr == Vr.UN) {
            return implicitItems(tag, end, Ending.DELIMITER, characterSet, depth);
        }
        throw corrupt("%s is %s of undefined length".formatted(tag, vr));
    }

    private Element defined(Tag tag, Vr written, int length, CharacterSet characterSet, int depth)
            throws UnreadableDicomException {
        boolean known = written == Vr.UN && encoding.order() == ByteOrder.LITTLE_ENDIAN;
        Vr vr = known ? Dictionary.find(tag).orElse(Vr.UN) : written;
        int end = bytes.position() + length;
        if (vr == Vr.SQ) {
            return written == Vr.UN && encoding.isExplicit()
                    ? implicitItems(tag, end, Ending.LENGTH, characterSet, depth)
                    : items(tag, end, Ending.LENGTH, characterSet, depth);
        }
        return vr.isText() ? text(tag, vr, length, characterSet) : binary(tag, vr, length);
    }

    /** Sequences whose representation a writer did not know are implicit little endian within (PS3.5, 6.2.2). */
    private Element implicitItems(Tag tag, int end, Ending ending, CharacterSet characterSet, int depth)
            throws UnreadableDicomException {
        ElementReader reader =
                new ElementReader(bytes.array(), bytes.position(), Encoding.IMPLICIT_LITTLE_ENDIAN, budget);
        Element items = reader.items(tag, end, ending, characterSet, depth);
        bytes.position(reader.position());
        return items;
    }

    private Element.Items items(Tag tag, int end, Ending ending, CharacterSet characterSet, int depth)
            throws UnreadableDicomException {
        List<DataSet> items = new ArrayList<>();
        while (ending == Ending.DELIMITER || bytes.position() < end) {
            need(Integer.BYTES, end, tag);
            Tag start = tag();
            long length = length(end, tag);
            if (ending == Ending.DELIMITER && start.equals(SEQUENCE_END)) {
                break;
            }
            checkItem(start, tag);
            items.add(item(length, end, tag, characterSet, depth + 1));
        }
        return new Element.Items(tag, items);
    }

    private DataSet item(long length, int end, Tag tag, CharacterSet characterSet, int depth)
            throws UnreadableDicomException {
        if (length == UNDEFINED) {
            return dataSet(end, Ending.DELIMITER, characterSet, depth);
        }
        need(length, end, tag);
        return dataSet(bytes.position() + (int) length, Ending.LENGTH, characterSet, depth);
    }

    private void checkItem(Tag start, Tag tag) throws UnreadableDicomException {
        budget.take(1);
        if (!start.equals(ITEM)) {
            throw corrupt("%s has %s where an item should be".formatted(tag, start));
        }
    }

    private Element.Fragments fragments(Tag tag, Vr vr, int end) throws UnreadableDicomException {
        List<ByteBuffer> fragments = new ArrayList<>();
        while (true) {
            need(Integer.BYTES, end, tag);
            Tag start = tag();
            long length = length(end, tag);
            if (start.equals(SEQUENCE_END)) {
                break;
            }
            checkItem(start, tag);
            need(length, end, tag);
            fragments.add(taken((int) length));
        }
        if (fragments.isEmpty()) {
            throw corrupt("%s has no table of offsets".formatted(tag));
        }
        return new Element.Fragments(tag, vr, offsets(fragments.remove(0), tag), fragments);
    }

    private List<Long> offsets(ByteBuffer table, Tag tag) throws UnreadableDicomException {
        if (table.remaining() % Integer.BYTES != 0) {
            throw corrupt("%s has a table of offsets of %d bytes, not of 4 each".formatted(tag, table.remaining()));
        }
        budget.take(table.remaining() / Integer.BYTES);
        List<Long> offsets = new ArrayList<>();
        while (table.hasRemaining()) {
            offsets.add(Integer.toUnsignedLong(table.getInt()));
        }
        return offsets;
    }

    private Element.Text text(Tag tag, Vr vr, int length, CharacterSet characterSet) throws UnreadableDicomException {
        int from = bytes.position();
        bytes.position(from + length);
        String text = vr.usesCharacterSet()
                ? characterSet.decode(bytes.array(), from, length)
                : new String(bytes.array(), from, length, ISO_8859_1);
        String value = unpadded(text);
        if (value.isEmpty()) {
            return new Element.Text(tag, vr, List.of());
        }
        if (vr.isSingle()) {
            return new Element.Text(tag, vr, List.of(value));
        }
        budget.take((int) value.chars().filter(character -> character == '\\').count());
        return new Element.Text(
                tag,
                vr,
                Arrays.stream(value.split("\\\\", -1))
                        .map(ElementReader::unpadded)
                        .toList());
    }

    private static String unpadded(String value) {
        int end = value.length();
        while (end > 0 && (value.charAt(end - 1) == ' ' || value.charAt(end - 1) == 0)) {
            end--;
        }
        return value.substring(0, end);
    }

    private Element.Binary binary(Tag tag, Vr vr, int length) {
        int wordBytes = vr.wordBytes();
        ByteBuffer value = taken(length);
        boolean swapped = encoding == Encoding.EXPLICIT_BIG_ENDIAN && wordBytes > 1 && length % wordBytes == 0;
        return Element.Binary.of(tag, vr, swapped ? swapped(value, wordBytes) : value);
    }

    private static ByteBuffer swapped(ByteBuffer value, int wordBytes) {
        byte[] swapped = new byte[value.remaining()];
        for (int i = 0; i < swapped.length; i++) {
            swapped[i] = value.get(i - i % wordBytes + wordBytes - 1 - i % wordBytes);
        }
        return ByteBuffer.wrap(swapped);
    }

    /** Takes bytes; small ones as a copy, so that whoever keeps them does not keep the pixels. */
    private ByteBuffer taken(int length) {
        ByteBuffer slice = bytes.slice(bytes.position(), length).order(encoding.order());
        bytes.position(bytes.position() + length);
        return length > COPIED_BYTES
                ? slice
                : ByteBuffer.allocate(length).put(slice).flip().order(encoding.order());
    }

    private Tag peekTag() {
        int position = bytes.position();
        return Tag.of(bytes.getShort(position) & 0xFFFF, bytes.getShort(position + Short.BYTES) & 0xFFFF);
    }

    private Tag tag() {
        Tag tag = peekTag();
        bytes.position(bytes.position() + Integer.BYTES);
        return tag;
    }

    private long length(int end, Tag tag) throws UnreadableDicomException {
        need(Integer.BYTES, end, tag);
        return Integer.toUnsignedLong(bytes.getInt());
    }

    private long shortLength(int end, Tag tag) throws UnreadableDicomException {
        need(Short.BYTES, end, tag);
        return Short.toUnsignedInt(bytes.getShort());
    }

    private void need(long length, int end, Object what) throws UnreadableDicomException {
        int left = end - bytes.position();
        if (length <= left) {
            return;
        }
        Reason reason = end == bytes.limit() ? Reason.TRUNCATED : Reason.CORRUPT;
        throw new UnreadableDicomException(reason, "%s needs %d bytes where %d are left".formatted(what, length, left));
    }

    private static UnreadableDicomException corrupt(String message) {
        return new UnreadableDicomException(Reason.CORRUPT, message);
    }

    /** What ends an item or a sequence. */
    private enum Ending {
        LENGTH,
        DELIMITER
    }
}
