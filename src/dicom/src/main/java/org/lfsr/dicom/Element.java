package org.lfsr.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** One attribute of a data set with its value. Immutable. */
public sealed interface Element {

    /** Which attribute. */
    Tag tag();

    /** How its value is represented. */
    Vr vr();

    /** Whether it has no value, which is not the same as not being there. */
    boolean isEmpty();

    /** The same in memory of its own. */
    Element detached();

    private static ByteBuffer copy(ByteBuffer bytes) {
        return ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip();
    }

    /**
     * An attribute of characters.
     *
     * @param tag which attribute
     * @param vr one that {@link Vr#isText() is text}
     * @param values as they stand between backslashes, without the padding at their ends; none for an empty attribute
     */
    record Text(Tag tag, Vr vr, List<String> values) implements Element {

        /**
         * Checks the representation.
         *
         * @throws IllegalArgumentException if it is not text
         */
        public Text {
            if (!vr.isText()) {
                throw new IllegalArgumentException("%s of %s is not text".formatted(vr, tag));
            }
            values = List.copyOf(values);
        }

        @Override
        public Text detached() {
            return this;
        }

        @Override
        public boolean isEmpty() {
            return values.stream().allMatch(String::isBlank);
        }

        /** The tag and how many values there are, but not what they are. */
        @Override
        public String toString() {
            return "%s %s, %d values".formatted(tag, vr, values.size());
        }
    }

    /**
     * An attribute that holds data sets.
     *
     * @param tag which attribute
     * @param items the data sets
     */
    record Items(Tag tag, List<DataSet> items) implements Element {

        /** Copies the list. */
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public Vr vr() {
            return Vr.SQ;
        }

        @Override
        public Items detached() {
            return new Items(tag, items.stream().map(DataSet::detached).toList());
        }

        @Override
        public boolean isEmpty() {
            return items.isEmpty();
        }

        /** The tag and how many items there are, but not what they hold. */
        @Override
        public String toString() {
            return "%s SQ, %d items".formatted(tag, items.size());
        }
    }

    /** An attribute of numbers or bytes. */
    final class Binary implements Element {

        private final Tag tag;
        private final Vr vr;
        private final ByteBuffer bytes;

        private Binary(Tag tag, Vr vr, ByteBuffer bytes) {
            if (!vr.isBinary()) {
                throw new IllegalArgumentException("%s of %s is not binary".formatted(vr, tag));
            }
            this.tag = tag;
            this.vr = vr;
            this.bytes = bytes;
        }

        /**
         * Makes an attribute over bytes, which must not change any more.
         *
         * @param bytes little endian, from the buffer's position to its limit
         * @throws IllegalArgumentException if the representation is not of numbers or bytes
         */
        public static Binary of(Tag tag, Vr vr, ByteBuffer bytes) {
            return new Binary(tag, vr, bytes.slice().asReadOnlyBuffer());
        }

        @Override
        public Tag tag() {
            return tag;
        }

        @Override
        public Vr vr() {
            return vr;
        }

        @Override
        public Binary detached() {
            return of(tag, vr, copy(bytes));
        }

        @Override
        public boolean isEmpty() {
            return length() == 0;
        }

        /** How many bytes there are. */
        public int length() {
            return bytes.capacity();
        }

        /** The bytes from the first to the last, read-only and little endian; a view of its own at each call. */
        public ByteBuffer bytes() {
            return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Binary binary
                    && tag.equals(binary.tag)
                    && vr == binary.vr
                    && bytes.equals(binary.bytes);
        }

        @Override
        public int hashCode() {
            return 31 * tag.hashCode() + bytes.hashCode();
        }

        /** The tag and how many bytes there are, but not what they are. */
        @Override
        public String toString() {
            return "%s %s, %d bytes".formatted(tag, vr, length());
        }
    }

    /**
     * Pixels as a codec has them: one or more fragments to a frame.
     *
     * @param tag which attribute
     * @param vr bytes or words
     * @param offsets where frames begin, in bytes from the first fragment's item on; none if the file does not say
     * @param fragments the compressed bytes, read-only
     */
    record Fragments(Tag tag, Vr vr, List<Long> offsets, List<ByteBuffer> fragments) implements Element {

        /** Copies the lists. */
        public Fragments {
            offsets = List.copyOf(offsets);
            fragments = fragments.stream().map(ByteBuffer::asReadOnlyBuffer).toList();
        }

        @Override
        public Fragments detached() {
            return new Fragments(
                    tag, vr, offsets, fragments.stream().map(Element::copy).toList());
        }

        @Override
        public boolean isEmpty() {
            return fragments.isEmpty();
        }

        /** The tag and how many fragments there are. */
        @Override
        public String toString() {
            return "%s %s, %d fragments".formatted(tag, vr, fragments.size());
        }
    }
}
