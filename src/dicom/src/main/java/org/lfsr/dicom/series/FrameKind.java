package org.lfsr.dicom.series;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.Shown;
import org.lfsr.dicom.Tag;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.UnreadableDicomException;

/**
 * What is imaged, as far as a series can have it in several ways: images of one volume agree in all of it.
 *
 * @param attributes what is known of echo, time, diffusion, stack and part of the signal
 */
record FrameKind(Map<Tag, String> attributes) {

    private static final List<Tag> NUMBERS = List.of(
            Tags.ECHO_TIME,
            Tags.ECHO_NUMBERS,
            Tags.EFFECTIVE_ECHO_TIME,
            Tags.DIFFUSION_B_VALUE,
            Tags.TEMPORAL_POSITION_IDENTIFIER,
            Tags.TEMPORAL_POSITION_INDEX);
    private static final List<Tag> CODES = List.of(Tags.STACK_ID, Tags.COMPLEX_IMAGE_COMPONENT);
    private static final List<String> SIGNAL_PARTS =
            List.of("M", "P", "R", "I", "MAGNITUDE", "PHASE", "REAL", "IMAGINARY");

    FrameKind {
        attributes = Map.copyOf(attributes);
    }

    /** Gathers what any of an image's data sets says. */
    static FrameKind of(List<DataSet> parts) throws UnreadableDicomException {
        Map<Tag, String> attributes = new TreeMap<>();
        for (DataSet part : parts) {
            for (Tag tag : NUMBERS) {
                Optional<Double> number = part.number(tag);
                number.ifPresent(value -> attributes.put(tag, value.toString()));
            }
            for (Tag tag : CODES) {
                part.text(tag).ifPresent(value -> attributes.put(tag, Shown.code(value)));
            }
            addSignalPart(part, attributes);
        }
        return new FrameKind(attributes);
    }

    private static void addSignalPart(DataSet part, Map<Tag, String> attributes) throws UnreadableDicomException {
        for (String value : part.texts(Tags.IMAGE_TYPE)) {
            if (SIGNAL_PARTS.contains(value)) {
                attributes.put(Tags.IMAGE_TYPE, Shown.code(value));
            }
        }
    }

    /** The first attribute in which another kind differs; nothing if it is the same. */
    Optional<Tag> difference(FrameKind other) {
        Map<Tag, String> all = new TreeMap<>(attributes);
        all.putAll(other.attributes);
        return all.keySet().stream()
                .filter(tag -> !value(tag).equals(other.value(tag)))
                .findFirst();
    }

    /** An attribute's value, for messages. */
    String value(Tag tag) {
        return attributes.getOrDefault(tag, "nothing");
    }
}
