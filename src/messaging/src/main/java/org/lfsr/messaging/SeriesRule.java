package org.lfsr.messaging;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which objects are parts of DICOM series, by their keys. A series is what lies below one prefix that ends in a slash.
 *
 * @param suffixes what instances' keys end with, in lower case; none if no object is one
 * @param marker the key, below the prefix, of the object that is written last; empty if there is none
 */
public record SeriesRule(List<String> suffixes, Optional<String> marker) {

    /** Instances end in {@code .dcm}, and nothing tells that one is the last. */
    public static final SeriesRule DEFAULT = new SeriesRule(List.of(".dcm"), Optional.empty());

    /** Copies the list. */
    public SeriesRule {
        suffixes = List.copyOf(suffixes);
    }

    /** The prefix of the series that an object is an instance of; empty if it is none, or lies below no prefix. */
    public Optional<String> ofInstance(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        boolean instance = suffixes.stream().anyMatch(lower::endsWith);
        return instance
                ? Optional.of(key.substring(0, key.lastIndexOf('/') + 1)).filter(SeriesRule::isPrefix)
                : Optional.empty();
    }

    /** The prefix of the series that an object says is whole; empty if it says nothing. */
    public Optional<String> ofMarker(String key) {
        return marker.filter(name -> !suffixes.isEmpty() && key.endsWith("/" + name))
                .map(name -> key.substring(0, key.length() - name.length()))
                .filter(SeriesRule::isPrefix);
    }

    private static boolean isPrefix(String prefix) {
        return prefix.length() > 1;
    }
}
