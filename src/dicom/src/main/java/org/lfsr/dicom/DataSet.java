package org.lfsr.dicom;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.lfsr.dicom.UnreadableDicomException.Reason;

/**
 * Attributes, in the order of their tags: an instance, its file meta information, or an item of a sequence. Immutable.
 *
 * <p>An attribute's values come by type: those asked for with {@code require} must be there, the others may be missing
 * or empty. Whoever asks for a number where there is none is told so, without the text that is there instead.
 */
public final class DataSet {

    /** A data set of nothing. */
    public static final DataSet EMPTY = new DataSet(new TreeMap<>());

    private final SortedMap<Tag, Element> elements;

    DataSet(SortedMap<Tag, Element> elements) {
        this.elements = Collections.unmodifiableSortedMap(elements);
    }

    /** Begins an empty data set. */
    public static DataSetBuilder builder() {
        return new DataSetBuilder();
    }

    /** Begins a data set with all that this one has. */
    public DataSetBuilder toBuilder() {
        return builder().putAll(this);
    }

    /** The attributes, tags ascending. */
    public Collection<Element> elements() {
        return elements.values();
    }

    /** Whether an attribute is there, with a value or without. */
    public boolean contains(Tag tag) {
        return elements.containsKey(tag);
    }

    /** Finds an attribute. */
    public Optional<Element> find(Tag tag) {
        return Optional.ofNullable(elements.get(tag));
    }

    /** The attributes whose tags are wanted. */
    public DataSet select(Predicate<Tag> wanted) {
        SortedMap<Tag, Element> selected = new TreeMap<>(elements);
        selected.keySet().removeIf(wanted.negate());
        return new DataSet(selected);
    }

    /** The same in memory of its own: whoever keeps it does not keep the pixels of the file that it was read from. */
    public DataSet detached() {
        SortedMap<Tag, Element> detached = new TreeMap<>(elements);
        detached.replaceAll((tag, element) -> element.detached());
        return new DataSet(detached);
    }

    /** The attributes that another data set has with the same values. */
    public DataSet sharedWith(DataSet other) {
        SortedMap<Tag, Element> shared = new TreeMap<>(elements);
        shared.values().removeIf(element -> !element.equals(other.elements.get(element.tag())));
        return new DataSet(shared);
    }

    /** The first text value without the spaces around it; nothing if it is missing or blank. */
    public Optional<String> text(Tag tag) throws UnreadableDicomException {
        return texts(tag).stream().findFirst().filter(value -> !value.isEmpty());
    }

    /** The first text value without the spaces around it, which must be there. */
    public String requireText(Tag tag) throws UnreadableDicomException {
        return text(tag).orElseThrow(() -> missing(tag));
    }

    /** All text values without the spaces around them; none if the attribute is missing or empty. */
    public List<String> texts(Tag tag) throws UnreadableDicomException {
        Element element = elements.get(tag);
        if (element == null || element.isEmpty()) {
            return List.of();
        }
        if (element instanceof Element.Text text) {
            return text.values().stream().map(String::strip).toList();
        }
        throw bad("%s is %s, not text".formatted(tag, element.vr()));
    }

    /** The first number, which must be whole; nothing if it is missing or empty. */
    public Optional<Integer> integer(Tag tag) throws UnreadableDicomException {
        Optional<Double> number = number(tag);
        if (number.isPresent() && number.get() != number.get().intValue()) {
            throw bad("%s is %s, not a whole number".formatted(tag, number.get()));
        }
        return number.map(Double::intValue);
    }

    /** The first number, which must be there and whole. */
    public int requireInteger(Tag tag) throws UnreadableDicomException {
        return integer(tag).orElseThrow(() -> missing(tag));
    }

    /** The first number; nothing if it is missing or empty. */
    public Optional<Double> number(Tag tag) throws UnreadableDicomException {
        return numbers(tag).stream().findFirst();
    }

    /** The first number, which must be there. */
    public double requireNumber(Tag tag) throws UnreadableDicomException {
        return number(tag).orElseThrow(() -> missing(tag));
    }

    /** All numbers, binary or as text, each finite; none if the attribute is missing or empty. */
    public List<Double> numbers(Tag tag) throws UnreadableDicomException {
        Element element = elements.get(tag);
        return element == null || element.isEmpty() ? List.of() : Numbers.of(element);
    }

    /** All numbers, of which there must be so many. */
    public List<Double> requireNumbers(Tag tag, int count) throws UnreadableDicomException {
        List<Double> numbers = numbers(tag);
        if (numbers.isEmpty()) {
            throw missing(tag);
        }
        if (numbers.size() != count) {
            throw bad("%s has %d values, not %d".formatted(tag, numbers.size(), count));
        }
        return numbers;
    }

    /** The data sets of a sequence; none if it is missing. */
    public List<DataSet> items(Tag tag) throws UnreadableDicomException {
        Element element = elements.get(tag);
        if (element == null || element.isEmpty()) {
            return List.of();
        }
        if (element instanceof Element.Items sequence) {
            return sequence.items();
        }
        throw bad("%s is %s, not a sequence".formatted(tag, element.vr()));
    }

    /** The first data set of a sequence; nothing if there is none. */
    public Optional<DataSet> item(Tag tag) throws UnreadableDicomException {
        return items(tag).stream().findFirst();
    }

    static UnreadableDicomException bad(String message) {
        return new UnreadableDicomException(Reason.BAD_ATTRIBUTE, message);
    }

    private static UnreadableDicomException missing(Tag tag) {
        return new UnreadableDicomException(Reason.MISSING_ATTRIBUTE, "%s is missing or empty".formatted(tag));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataSet set && elements.equals(set.elements);
    }

    @Override
    public int hashCode() {
        return elements.hashCode();
    }

    /** How many attributes there are, but not what they hold. */
    @Override
    public String toString() {
        return "%d attributes".formatted(elements.size());
    }
}
