package org.lfsr.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.dicom.UnreadableDicomException.Reason;

class DicomReaderTest {

    private static final DicomReader READER = new DicomReader(new DicomLimits(10_000, 200));

    @ParameterizedTest(name = "{0}")
    @MethodSource("encodings")
    void readsTheSameFromEachEncoding(String name, DicomBytes bytes) throws Exception {
        bytes.text(0x00080060, "CS", "MR")
                .undefined(0x00081140, "SQ")
                .item()
                .text(0x00081155, "UI", "1.2\0")
                .endItem()
                .end()
                .header(0x00082112, "SQ", 8)
                .item(new byte[0])
                .text(0x00180050, "DS", "1.5 ")
                .shorts(0x00280010, "US", 2, 3)
                .shorts(0x7FE00010, "OW", 0x0102, 0xFFFE);
        byte[] file = name.equals("deflated") ? bytes.deflated() : bytes.file();

        DataSet dataSet = read(file).dataSet();

        assertThat(dataSet.requireText(Tags.MODALITY)).isEqualTo("MR");
        assertThat(dataSet.items(Tags.REFERENCED_IMAGE_SEQUENCE)).hasSize(1);
        assertThat(dataSet.items(Tags.REFERENCED_IMAGE_SEQUENCE).get(0).requireText(Tags.REFERENCED_SOP_INSTANCE_UID))
                .isEqualTo("1.2");
        assertThat(dataSet.items(Tags.SOURCE_IMAGE_SEQUENCE)).containsExactly(DataSet.EMPTY);
        assertThat(dataSet.requireNumber(Tags.SLICE_THICKNESS)).isEqualTo(1.5);
        assertThat(dataSet.numbers(Tags.ROWS)).containsExactly(2.0, 3.0);
        assertThat(dataSet.find(Tags.PIXEL_DATA).orElseThrow())
                .isEqualTo(Element.Binary.of(Tags.PIXEL_DATA, Vr.OW, ByteBuffer.wrap(new byte[] {2, 1, -2, -1})));
    }

    static Stream<Arguments> encodings() {
        return Stream.of(
                Arguments.of("explicit", DicomBytes.explicitLittleEndian()),
                Arguments.of("implicit", DicomBytes.implicit()),
                Arguments.of("big endian", DicomBytes.bigEndian()),
                Arguments.of("deflated", DicomBytes.of("1.2.840.10008.1.2.1.99")));
    }

    @Test
    void keepsFragmentsAndTheirOffsetsApart() throws Exception {
        byte[] file = DicomBytes.of("1.2.840.10008.1.2.5")
                .undefined(0x7FE00010, "OB")
                .item((byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 10, (byte) 0, (byte) 0, (byte) 0)
                .item((byte) 7, (byte) 8)
                .item((byte) 9, (byte) 10)
                .end()
                .file();

        DicomFile read = read(file);

        assertThat(read.transferSyntax()).isEqualTo(TransferSyntax.RLE);
        assertThat(read.dataSet().find(Tags.PIXEL_DATA).orElseThrow())
                .isEqualTo(new Element.Fragments(
                        Tags.PIXEL_DATA,
                        Vr.OB,
                        List.of(0L, 10L),
                        List.of(ByteBuffer.wrap(new byte[] {7, 8}), ByteBuffer.wrap(new byte[] {9, 10}))));
    }

    @Test
    void readsWhatAWriterDidNotKnowByTheDictionary() throws Exception {
        byte[] nested = DicomBytes.implicit().text(0x00081155, "UI", "1.2\0").body();
        byte[] item = DicomBytes.implicit().item(nested).body();
        byte[] file = DicomBytes.explicitLittleEndian()
                .text(0x00080060, "UN", "MR")
                .element(0x00081140, "UN", item)
                .undefined(0x00091001, "UN")
                .raw(item)
                .end()
                .element(0x00091002, "UN", (byte) 1, (byte) 2)
                .element(0x00091003, "ZZ", (byte) 3, (byte) 4)
                .file();

        DataSet dataSet = read(file).dataSet();

        assertThat(dataSet.requireText(Tags.MODALITY)).isEqualTo("MR");
        assertThat(dataSet.item(Tags.REFERENCED_IMAGE_SEQUENCE)
                        .orElseThrow()
                        .requireText(Tags.REFERENCED_SOP_INSTANCE_UID))
                .isEqualTo("1.2");
        assertThat(dataSet.items(Tag.of(0x00091001))).hasSize(1);
        assertThat(dataSet.find(Tag.of(0x00091002)).orElseThrow().vr()).isEqualTo(Vr.UN);
        assertThat(dataSet.find(Tag.of(0x00091003)).orElseThrow().vr()).isEqualTo(Vr.UN);
    }

    @Test
    void takesPaddingForSignedWherePixelsAreAndNothingSaysSo() throws Exception {
        byte[] file = DicomBytes.implicit()
                .shorts(0x00280103, "US", 1)
                .shorts(0x00280120, "SS", -5)
                .file();

        assertThat(read(file).dataSet().requireInteger(Tags.PIXEL_PADDING_VALUE))
                .isEqualTo(-5);
    }

    @Test
    void dropsGroupLengthsAndTheZerosThatFillAFile() throws Exception {
        byte[] file = DicomBytes.explicitLittleEndian()
                .element(0x00080000, "UL", (byte) 10, (byte) 0, (byte) 0, (byte) 0)
                .text(0x00080060, "CS", "MR")
                .raw(new byte[7])
                .file();

        assertThat(read(file).dataSet().elements()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"files", "attributes"})
    void refusesNamingTheValueFound(Reason reason, String message, byte[] file) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UnreadableDicomException.class)
                .hasMessageContaining(message)
                .extracting(e -> ((UnreadableDicomException) e).reason())
                .isEqualTo(reason);
    }

    static Stream<Arguments> files() {
        DicomBytes sound = DicomBytes.explicitLittleEndian().text(0x00080060, "CS", "MR");
        return Stream.of(
                Arguments.of(Reason.NOT_DICOM, "0 bytes have no DICM", new byte[0]),
                Arguments.of(Reason.NOT_DICOM, "500 bytes have no DICM", new byte[500]),
                Arguments.of(
                        Reason.MISSING_ATTRIBUTE,
                        "TransferSyntaxUID (0002,0010) is missing",
                        Arrays.copyOf(sound.file(), 132)),
                Arguments.of(
                        Reason.UNSUPPORTED_TRANSFER_SYNTAX,
                        "is 1.2.840.10008.1.2.4.201, none",
                        DicomBytes.of("1.2.840.10008.1.2.4.201").file()),
                Arguments.of(
                        Reason.UNSUPPORTED_TRANSFER_SYNTAX,
                        "9 characters that are no identifier of the standard",
                        DicomBytes.of("DOE^JOHN!").file()),
                Arguments.of(
                        Reason.TOO_LARGE,
                        "more bytes than the limit of 10000",
                        DicomBytes.explicitLittleEndian().raw(new byte[10_000]).file()),
                Arguments.of(
                        Reason.TOO_LARGE,
                        "Deflated data set has more bytes than the limit of 10000",
                        DicomBytes.of("1.2.840.10008.1.2.1.99")
                                .raw(new byte[20_000])
                                .deflated()),
                Arguments.of(
                        Reason.CORRUPT,
                        "does not inflate",
                        DicomBytes.of("1.2.840.10008.1.2.1.99")
                                .raw(new byte[] {-1, -1, -1})
                                .file()),
                Arguments.of(
                        Reason.TRUNCATED,
                        "(0008,0060) needs 2 bytes where 1 are left",
                        Arrays.copyOf(sound.file(), sound.file().length - 1)));
    }

    static Stream<Arguments> attributes() {
        return Stream.of(
                of(
                        Reason.CORRUPT,
                        "twice",
                        DicomBytes.implicit().text(0x00080060, "CS", "MR").text(0x00080060, "CS", "MR")),
                of(
                        Reason.CORRUPT,
                        "(0008,0060) has bytes 0x02 0x00 where its representation should be",
                        DicomBytes.explicitLittleEndian().raw(new byte[] {8, 0, 0x60, 0, 2, 0, 0, 0, 'M', 'R'})),
                of(
                        Reason.CORRUPT,
                        "is CS of undefined length",
                        DicomBytes.implicit().undefined(0x00080060, "CS")),
                of(
                        Reason.TRUNCATED,
                        "(0008,1140) needs 4 bytes where 0 are left",
                        DicomBytes.implicit().undefined(0x00081140, "SQ")),
                of(
                        Reason.TRUNCATED,
                        "An item of undefined length does not end",
                        DicomBytes.implicit().undefined(0x00081140, "SQ").item()),
                of(
                        Reason.CORRUPT,
                        "(0008,1140) has (0008,0060) where an item should be",
                        DicomBytes.implicit().undefined(0x00081140, "SQ").text(0x00080060, "CS", "MR")),
                of(
                        Reason.CORRUPT,
                        "(0008,1140) needs 20 bytes where 0 are left",
                        DicomBytes.implicit()
                                .header(0x00081140, "SQ", 8)
                                .header(0xFFFEE000, "UN", 20)
                                .raw(new byte[30])),
                of(
                        Reason.CORRUPT,
                        "(FFFE,E0DD) is where an attribute should be",
                        DicomBytes.implicit().end()),
                of(
                        Reason.CORRUPT,
                        "table of offsets of 3 bytes",
                        DicomBytes.explicitLittleEndian()
                                .undefined(0x7FE00010, "OB")
                                .item(new byte[3])
                                .end()),
                of(
                        Reason.CORRUPT,
                        "no table of offsets",
                        DicomBytes.explicitLittleEndian()
                                .undefined(0x7FE00010, "OB")
                                .end()),
                of(Reason.CORRUPT, "nested more than 64 deep", nested(70)),
                of(
                        Reason.TOO_LARGE,
                        "more values, items and fragments than the limit of 200",
                        DicomBytes.implicit().text(0x00080008, "CS", "\\".repeat(250) + "A")),
                of(
                        Reason.UNSUPPORTED_CHARACTER_SET,
                        "is 'ISO_IR 999'",
                        DicomBytes.implicit().text(0x00080005, "CS", "ISO_IR 999")));
    }

    private static DicomBytes nested(int depth) {
        DicomBytes bytes = DicomBytes.implicit();
        for (int i = 0; i < depth; i++) {
            bytes.undefined(0x00081140, "SQ").item();
        }
        return bytes;
    }

    private static Arguments of(Reason reason, String message, DicomBytes bytes) {
        return Arguments.of(reason, message, bytes.file());
    }

    @Test
    void letsAFailingStreamThrough() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cut");
            }

            @Override
            public int read(byte[] target, int from, int count) throws IOException {
                return read();
            }
        };

        assertThatThrownBy(() -> READER.read(failing))
                .isInstanceOf(IOException.class)
                .hasMessage("cut");
    }

    private static DicomFile read(byte[] file) throws IOException, UnreadableDicomException {
        return READER.read(new ByteArrayInputStream(file));
    }
}
