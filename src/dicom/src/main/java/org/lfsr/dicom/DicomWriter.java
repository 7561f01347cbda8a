package org.lfsr.dicom;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes instances as files (PS3.10), explicit little endian, with sequences of defined length. Text is written as
 * ASCII, else Latin-1, else UTF-8, whichever is the first that has all its characters, and the data set says which.
 *
 * <p>Holds nothing and may be shared between threads.
 */
public final class DicomWriter {

    /** What names this implementation in the files that it writes. */
    public static final String IMPLEMENTATION_CLASS_UID = "2.25.22899613859421827448826197984109049443";

    /** The same in short, for people. */
    public static final String IMPLEMENTATION_VERSION_NAME = "LFSR_0.1";

    private static final int PREAMBLE_BYTES = 128;

    /**
     * Writes one instance; its meta information is made from it.
     *
     * @param dataSet the instance, with its class and its identifier; its character set is the writer's to choose
     * @param stream is left open
     * @throws IllegalArgumentException if the data set has no class or identifier, its pixels are compressed, or a
     *     value is too long for its representation
     * @throws IOException if the stream fails
     */
    public void write(DataSet dataSet, OutputStream stream) throws IOException {
        DataSet meta = meta(dataSet);
        stream.write(new byte[PREAMBLE_BYTES]);
        stream.write("DICM".getBytes(US_ASCII));
        ByteArrayOutputStream metaBytes = new ByteArrayOutputStream();
        new ElementWriter(metaBytes, US_ASCII).write(meta);
        DataSet length = DataSet.builder()
                .integers(Tags.FILE_META_INFORMATION_GROUP_LENGTH, metaBytes.size())
                .build();
        new ElementWriter(stream, US_ASCII).write(length);
        metaBytes.writeTo(stream);
        Charset charset = charset(dataSet);
        new ElementWriter(stream, charset).write(withCharacterSet(dataSet, charset));
    }

    private static DataSet meta(DataSet dataSet) {
        return DataSet.builder()
                .bytes(Tags.FILE_META_INFORMATION_VERSION, Vr.OB, (byte) 0, (byte) 1)
                .text(Tags.MEDIA_STORAGE_SOP_CLASS_UID, required(dataSet, Tags.SOP_CLASS_UID))
                .text(Tags.MEDIA_STORAGE_SOP_INSTANCE_UID, required(dataSet, Tags.SOP_INSTANCE_UID))
                .text(Tags.TRANSFER_SYNTAX_UID, TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid())
                .text(Tags.IMPLEMENTATION_CLASS_UID, IMPLEMENTATION_CLASS_UID)
                .text(Tags.IMPLEMENTATION_VERSION_NAME, IMPLEMENTATION_VERSION_NAME)
                .build();
    }

    private static String required(DataSet dataSet, Tag tag) {
        Optional<String> value = dataSet.find(tag)
                .filter(Element.Text.class::isInstance)
                .map(Element.Text.class::cast)
                .flatMap(text -> text.values().stream().findFirst());
        return value.orElseThrow(() -> new IllegalArgumentException("%s is missing".formatted(tag)));
    }

    private static Charset charset(DataSet dataSet) {
        return Stream.of(US_ASCII, ISO_8859_1)
                .filter(charset ->
                        texts(dataSet).allMatch(text -> charset.newEncoder().canEncode(text)))
                .findFirst()
                .orElse(UTF_8);
    }

    private static Stream<String> texts(DataSet dataSet) {
        return dataSet.elements().stream().flatMap(DicomWriter::texts);
    }

    private static Stream<String> texts(Element element) {
        if (element instanceof Element.Items sequence) {
            return sequence.items().stream().flatMap(DicomWriter::texts);
        }
        return element instanceof Element.Text text && text.vr().usesCharacterSet()
                ? text.values().stream()
                : Stream.empty();
    }

    private static DataSet withCharacterSet(DataSet dataSet, Charset charset) {
        DataSetBuilder builder = dataSet.toBuilder().remove(Tags.SPECIFIC_CHARACTER_SET);
        if (charset.equals(US_ASCII)) {
            return builder.build();
        }
        return builder.text(Tags.SPECIFIC_CHARACTER_SET, charset.equals(UTF_8) ? "ISO_IR 192" : "ISO_IR 100")
                .build();
    }
}
