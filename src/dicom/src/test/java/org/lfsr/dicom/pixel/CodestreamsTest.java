package org.lfsr.dicom.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lfsr.dicom.Codestreams;
import org.lfsr.dicom.Codestreams.Codestream;
import org.lfsr.dicom.DicomBytes;
import org.lfsr.dicom.DicomFile;
import org.lfsr.dicom.DicomLimits;
import org.lfsr.dicom.DicomReader;
import org.lfsr.dicom.TransferSyntax;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.UnreadableDicomException.Reason;

class CodestreamsTest {

    private static final int CODING_STYLE = 49;

    private static final List<TransferSyntax> LOSSY =
            List.of(TransferSyntax.JPEG_BASELINE, TransferSyntax.JPEG_LS_NEAR_LOSSLESS, TransferSyntax.JPEG_2000);

    @ParameterizedTest
    @MethodSource("all")
    void decodesThePicture(Codestream codestream) throws Exception {
        int[] values = decoded(Codestreams.instance(codestream, "0\\0\\0 "));

        int[] wanted = Codestreams.values();
        if (codestream.syntax() == TransferSyntax.JPEG_BASELINE) {
            values = Arrays.stream(values).map(value -> value * 16).toArray();
        }
        int furthest = 0;
        for (int i = 0; i < wanted.length; i++) {
            furthest = Math.max(furthest, Math.abs(values[i] - wanted[i]));
        }
        if (LOSSY.contains(codestream.syntax())) {
            assertThat(furthest).isBetween(1, 200);
        } else {
            assertThat(furthest).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void refusesPixelsThatEndEarly(Codestream codestream) throws Exception {
        byte[] half = Arrays.copyOf(codestream.bytes(), codestream.bytes().length / 2);
        byte[] instance = Codestreams.described(
                        DicomBytes.of(codestream.syntax().uid()),
                        "0\\0\\0 ",
                        codestream.syntax() == TransferSyntax.JPEG_BASELINE)
                .undefined(0x7FE00010, "OB")
                .item(new byte[0])
                .item(half)
                .end()
                .file();

        assertThatThrownBy(() -> decoded(instance))
                .isInstanceOf(UnreadableDicomException.class)
                .extracting(e -> ((UnreadableDicomException) e).reason())
                .isEqualTo(Reason.CORRUPT_PIXELS);
    }

    /** A count in a packet's head is written in ones; a byte of ones is followed by one of seven bits. */
    @ParameterizedTest
    @ValueSource(ints = {0x7F, 0xFF})
    @Timeout(60)
    void refusesJpeg2000OfNothingButOnes(int second) throws Exception {
        byte[] bytes = jpeg2000();
        int start = data(bytes) + 2;
        for (int i = start; i < bytes.length; i++) {
            bytes[i] = (byte) ((i - start) % 2 == 0 ? 0xFF : second);
        }

        assertThatThrownBy(() -> decoded(bytes, TransferSyntax.JPEG_2000_LOSSLESS))
                .isInstanceOf(UnreadableDicomException.class)
                .hasMessage("Compressed pixels are no sound JPEG 2000");
    }

    @Test
    void refusesJpeg2000WithoutTheMarkersThatItAnnounces() throws Exception {
        byte[] bytes = jpeg2000();
        bytes[CODING_STYLE] |= 4; // ends of packets' heads

        assertThatThrownBy(() -> decoded(bytes, TransferSyntax.JPEG_2000_LOSSLESS))
                .isInstanceOf(UnreadableDicomException.class)
                .hasMessage("Compressed pixels are no sound JPEG 2000");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x60, 0x61})
    void refusesJpeg2000WithPackedHeaders(int marker) throws Exception {
        byte[] bytes = jpeg2000();
        int at = marker == 0x60 ? data(bytes) - 12 : data(bytes);
        byte[] packed = new byte[bytes.length + 6];
        System.arraycopy(bytes, 0, packed, 0, at);
        System.arraycopy(new byte[] {(byte) 0xFF, (byte) marker, 0, 4, 0, 0}, 0, packed, at, 6);
        System.arraycopy(bytes, at, packed, at + 6, bytes.length - at);

        assertThatThrownBy(() -> decoded(packed, TransferSyntax.JPEG_2000_LOSSLESS))
                .isInstanceOf(UnreadableDicomException.class)
                .hasMessage("Compressed pixels have a segment FF%X, packed headers".formatted(marker));
    }

    private static byte[] jpeg2000() throws IOException {
        return Codestreams.all().stream()
                .filter(one -> one.syntax() == TransferSyntax.JPEG_2000_LOSSLESS)
                .findFirst()
                .orElseThrow()
                .bytes();
    }

    /** Where the marker of the only tile's data is. */
    private static int data(byte[] codestream) {
        int at = 0;
        while (codestream[at] != (byte) 0xFF || codestream[at + 1] != (byte) 0x93) {
            at++;
        }
        return at;
    }

    private static int[] decoded(byte[] codestream, TransferSyntax syntax)
            throws IOException, UnreadableDicomException {
        return decoded(Codestreams.described(DicomBytes.of(syntax.uid()), "0\\0\\0 ", false)
                .undefined(0x7FE00010, "OB")
                .item(new byte[0])
                .item(Arrays.copyOf(codestream, codestream.length + codestream.length % 2))
                .end()
                .file());
    }

    static Stream<Codestream> all() throws IOException {
        return Codestreams.all().stream();
    }

    @Test
    void joinsTheFragmentsOfFramesByTheirOffsetsOrStarts() throws Exception {
        Codestream codestream = Codestreams.all().stream()
                .filter(one -> one.syntax() == TransferSyntax.JPEG_LS)
                .findFirst()
                .orElseThrow();
        byte[] first = Arrays.copyOf(codestream.bytes(), 100);
        byte[] second = Arrays.copyOfRange(codestream.bytes(), 100, codestream.bytes().length);
        int length = 16 + codestream.bytes().length;
        byte[] offsets = {0, 0, 0, 0, (byte) length, (byte) (length >> 8), 0, 0};

        assertThat(decoded(twice(codestream, offsets, first, second))).isEqualTo(Codestreams.values());
        assertThat(decoded(twice(codestream, new byte[0], first, second))).isEqualTo(Codestreams.values());
    }

    private static byte[] twice(Codestream codestream, byte[] offsets, byte[] first, byte[] second) {
        return Codestreams.described(
                        DicomBytes.of(codestream.syntax().uid()).text(0x00280008, "IS", "2 "), "0\\0\\0 ", false)
                .undefined(0x7FE00010, "OB")
                .item(offsets)
                .item(first)
                .item(second)
                .item(first)
                .item(second)
                .end()
                .file();
    }

    private static int[] decoded(byte[] instance) throws IOException, UnreadableDicomException {
        DicomFile file = new DicomReader(DicomLimits.USUAL).read(new ByteArrayInputStream(instance));
        Frames frames = Frames.of(file);
        int[] values = new int[Codestreams.COLUMNS * Codestreams.ROWS];
        frames.decode(frames.count() - 1, values);
        return values;
    }
}
