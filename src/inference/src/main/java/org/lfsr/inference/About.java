package org.lfsr.inference;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What every model says of itself.
 *
 * @param name what it is called: lower-case letters, digits, dots and hyphens
 * @param version which of its name it is, of the same characters
 * @param method how it was made, such as {@code LFSR}
 * @param description what it does, in a sentence or two
 * @param notFor what it must not be used for
 * @param input what its input shows, in words
 * @param normalization how pixels become its input
 * @param envelope what it was made for
 * @param provenance what it was made from
 * @param validation what it reached on patients that it was not trained on, by the figure's name, with its unit
 */
public record About(
        String name,
        String version,
        String method,
        String description,
        List<String> notFor,
        String input,
        Normalization normalization,
        Envelope envelope,
        ModelProvenance provenance,
        Map<String, Double> validation) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]*");

    /**
     * Checks that everything is said.
     *
     * @throws IllegalArgumentException if something is not
     */
    public About {
        requireName("about.name", name);
        requireName("about.version", version);
        Checks.text("about.method", method);
        Checks.text("about.description", description);
        notFor = Checks.notEmpty("about.notFor", notFor);
        Checks.text("about.input", input);
        Checks.present("about.normalization", normalization);
        Checks.present("about.envelope", envelope);
        Checks.present("about.provenance", provenance);
        validation = Collections.unmodifiableMap(new TreeMap<>(Checks.present("about.validation", validation)));
    }

    private static void requireName(String key, String value) {
        if (!NAME.matcher(Checks.text(key, value)).matches()) {
            throw new IllegalArgumentException(
                    "%s must be of lower-case letters, digits, dots and hyphens, found '%s'".formatted(key, value));
        }
    }
}
