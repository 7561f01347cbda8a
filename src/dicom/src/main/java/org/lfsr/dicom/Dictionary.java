package org.lfsr.dicom;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which representation the standard's attributes have (PS3.6). */
final class Dictionary {

    private static final String RESOURCE = "dictionary.txt";
    private static final String AS_PIXELS_ARE = "SS?";
    private static final int HEX = 16;
    private static final int PRIVATE_CREATORS = 0x10;
    private static final int PRIVATE_CREATORS_END = 0x100;
    private static final int OVERLAYS = 0x6000;
    private static final int OVERLAYS_END = 0x6020;
    private static final Map<Tag, String> REPRESENTATIONS = load();

    private Dictionary() {}

    /** The representation of a standard attribute, or of a private block's creator; unsigned where pixels decide. */
    static Optional<Vr> find(Tag tag) {
        if (tag.element() == 0) {
            return Optional.of(Vr.UL);
        }
        if (tag.isPrivate()) {
            boolean creator = tag.element() >= PRIVATE_CREATORS && tag.element() < PRIVATE_CREATORS_END;
            return creator ? Optional.of(Vr.LO) : Optional.empty();
        }
        String name = REPRESENTATIONS.get(unrepeated(tag));
        if (name == null) {
            return Optional.empty();
        }
        return Optional.of(name.equals(AS_PIXELS_ARE) ? Vr.US : Vr.valueOf(name));
    }

    /** Whether an attribute is signed exactly if the pixels are. */
    static boolean isSignedAsPixelsAre(Tag tag) {
        return AS_PIXELS_ARE.equals(REPRESENTATIONS.get(tag));
    }

    /** Overlays repeat in each even group from 6000 to 601E. */
    private static Tag unrepeated(Tag tag) {
        return tag.group() >= OVERLAYS && tag.group() < OVERLAYS_END ? Tag.of(OVERLAYS, tag.element()) : tag;
    }

    private static Map<Tag, String> load() {
        Map<Tag, String> representations = new HashMap<>();
        try (InputStream stream = Dictionary.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("Resource %s is missing".formatted(RESOURCE));
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, US_ASCII));
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> addLine(line, representations));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(representations);
    }

    private static void addLine(String line, Map<Tag, String> representations) {
        String[] words = line.split(" ", -1);
        for (int i = 1; i < words.length; i++) {
            representations.put(Tag.of(Integer.parseUnsignedInt(words[i], HEX)), words[0]);
        }
    }
}
