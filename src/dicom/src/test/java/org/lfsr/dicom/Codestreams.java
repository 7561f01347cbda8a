package org.lfsr.dicom;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A small picture as others' codecs encode it: the resource {@code codestreams.txt}. */
public final class Codestreams {

    public static final int COLUMNS = 16;
    public static final int ROWS = 12;

    private Codestreams() {}

    /**
     * One encoded picture.
     *
     * @param syntax its transfer syntax
     * @param base64 its bytes
     */
    public record Codestream(TransferSyntax syntax, String base64) {

        public byte[] bytes() {
            return Base64.getDecoder().decode(base64);
        }
    }

    /** All of them. */
    public static List<Codestream> all() throws IOException {
        List<Codestream> all = new ArrayList<>();
        try (InputStream stream = Codestreams.class.getResourceAsStream("codestreams.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] words = line.split(" ", -1);
                    all.add(new Codestream(TransferSyntax.of(words[0]).orElseThrow(), words[1]));
                }
            }
        }
        return all;
    }

    /** The picture's values, as stored with 12 bits. */
    public static int[] values() {
        int[] values = new int[COLUMNS * ROWS];
        for (int i = 0; i < values.length; i++) {
            int x = i % COLUMNS;
            int y = i / COLUMNS;
            values[i] = (3 * x * x + 17 * y + x * y % 7 * 40) % 4096;
        }
        return values;
    }

    /** A classic instance with the picture as an image of magnetic resonance, at a place along the patient's axis. */
    public static byte[] instance(Codestream codestream, String position) {
        byte[] bytes = codestream.bytes();
        return described(
                        DicomBytes.of(codestream.syntax().uid()),
                        position,
                        codestream.syntax() == TransferSyntax.JPEG_BASELINE)
                .undefined(0x7FE00010, "OB")
                .item(new byte[0])
                .item(java.util.Arrays.copyOf(bytes, bytes.length + bytes.length % 2))
                .end()
                .file();
    }

    /** Adds what a classic instance has before its pixels. */
    public static DicomBytes described(DicomBytes bytes, String position, boolean eightBits) {
        int bits = eightBits ? 8 : 12;
        return bytes.text(0x00080005, "CS", "ISO_IR 100")
                .text(0x00080008, "CS", "ORIGINAL\\PRIMARY\\M ")
                .text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.4\0")
                .text(0x00080018, "UI", "2.25.1")
                .text(0x00080060, "CS", "MR")
                .undefined(0x00081140, "SQ")
                .item()
                .text(0x00081155, "UI", "1.2\0")
                .endItem()
                .end()
                .text(0x00100010, "PN", "Doe^J\u00F6")
                .text(0x00180050, "DS", "2 ")
                .text(0x0020000D, "UI", "2.25.2")
                .text(0x0020000E, "UI", "2.25.3")
                .text(0x00200032, "DS", position)
                .text(0x00200037, "DS", "1\\0\\0\\0\\1\\0 ")
                .shorts(0x00280002, "US", 1)
                .text(0x00280004, "CS", "MONOCHROME2 ")
                .shorts(0x00280010, "US", ROWS)
                .shorts(0x00280011, "US", COLUMNS)
                .text(0x00280030, "DS", "1\\1 ")
                .shorts(0x00280100, "US", eightBits ? 8 : 16)
                .shorts(0x00280101, "US", bits)
                .shorts(0x00280102, "US", bits - 1)
                .shorts(0x00280103, "US", 0)
                .shorts(0x00280120, "US", 3);
    }
}
