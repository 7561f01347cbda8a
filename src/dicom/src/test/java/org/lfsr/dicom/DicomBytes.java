package org.lfsr.dicom;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.Deflater;

/** Files byte by byte, sound or not, in any encoding. */
public final class DicomBytes {

    private static final int UNDEFINED = -1;

    private final String syntax;
    private final boolean explicit;
    private final ByteOrder order;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private DicomBytes(String syntax, boolean explicit, ByteOrder order) {
        this.syntax = syntax;
        this.explicit = explicit;
        this.order = order;
    }

    /** Begins a file of a transfer syntax that is explicit little endian but for its pixels. */
    public static DicomBytes of(String syntax) {
        return new DicomBytes(syntax, true, ByteOrder.LITTLE_ENDIAN);
    }

    public static DicomBytes explicitLittleEndian() {
        return of("1.2.840.10008.1.2.1");
    }

    public static DicomBytes implicit() {
        return new DicomBytes("1.2.840.10008.1.2", false, ByteOrder.LITTLE_ENDIAN);
    }

    public static DicomBytes bigEndian() {
        return new DicomBytes("1.2.840.10008.1.2.2", true, ByteOrder.BIG_ENDIAN);
    }

    /** Adds text as it is, to be of even length. */
    public DicomBytes text(int tag, String vr, String value) {
        return element(tag, vr, value.getBytes(ISO_8859_1));
    }

    /** Adds unsigned 16-bit numbers. */
    public DicomBytes shorts(int tag, String vr, int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Short.BYTES).order(order);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return element(tag, vr, bytes.array());
    }

    /** Adds any attribute. */
    public DicomBytes element(int tag, String vr, byte... value) {
        header(tag, vr, value.length);
        return raw(value);
    }

    /** Adds an attribute's tag, representation and length only. */
    public DicomBytes header(int tag, String vr, int length) {
        number(tag >>> 16, Short.BYTES);
        number(tag, Short.BYTES);
        boolean longLength =
                Vr.of(vr.charAt(0), vr.charAt(1)).map(Vr::hasLongLength).orElse(true);
        if (explicit) {
            raw(vr.getBytes(US_ASCII));
            if (longLength) {
                number(0, Short.BYTES);
            }
        }
        return number(length, explicit && !longLength ? Short.BYTES : Integer.BYTES);
    }

    /** Begins a sequence, pixels in fragments, or anything else of undefined length. */
    public DicomBytes undefined(int tag, String vr) {
        return header(tag, vr, UNDEFINED);
    }

    /** Begins an item of undefined length. */
    public DicomBytes item() {
        return delimiter(0xFFFEE000, UNDEFINED);
    }

    /** Adds an item that holds bytes. */
    public DicomBytes item(byte... content) {
        return delimiter(0xFFFEE000, content.length).raw(content);
    }

    /** Ends an item of undefined length. */
    public DicomBytes endItem() {
        return delimiter(0xFFFEE00D, 0);
    }

    /** Ends what has undefined length. */
    public DicomBytes end() {
        return delimiter(0xFFFEE0DD, 0);
    }

    private DicomBytes delimiter(int tag, int length) {
        return number(tag >>> 16, Short.BYTES).number(tag, Short.BYTES).number(length, Integer.BYTES);
    }

    /** Adds bytes. */
    public DicomBytes raw(byte... bytes) {
        body.writeBytes(bytes);
        return this;
    }

    private DicomBytes number(int value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            int shift = Byte.SIZE * (order == ByteOrder.LITTLE_ENDIAN ? i : bytes - 1 - i);
            body.write(value >>> shift);
        }
        return this;
    }

    /** The data set's bytes alone. */
    public byte[] body() {
        return body.toByteArray();
    }

    /** The file. */
    public byte[] file() {
        return file(body());
    }

    /** The file with its data set deflated, whatever its transfer syntax says. */
    public byte[] deflated() {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(body());
        deflater.finish();
        byte[] deflated = new byte[body.size() + 100];
        int length = deflater.deflate(deflated);
        deflater.end();
        return file(java.util.Arrays.copyOf(deflated, length));
    }

    private byte[] file(byte[] content) {
        String padded = syntax.length() % 2 == 0 ? syntax : syntax + "\0";
        DicomBytes meta = explicitLittleEndian()
                .element(0x00020001, "OB", (byte) 0, (byte) 1)
                .text(0x00020010, "UI", padded);
        return explicitLittleEndian()
                .raw(new byte[128])
                .raw("DICM".getBytes(US_ASCII))
                .element(
                        0x00020000,
                        "UL",
                        ByteBuffer.allocate(4)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putInt(meta.body.size())
                                .array())
                .raw(meta.body())
                .raw(content)
                .body();
    }
}
