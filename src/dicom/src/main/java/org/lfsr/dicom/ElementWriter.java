package org.lfsr.dicom;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.Charset;

/** Writes attributes one after the other, explicit little endian. */
final class ElementWriter {

    private static final Tag ITEM = Tag.of(0xFFFEE000);
    private static final int MAX_SHORT_LENGTH = 0xFFFE;
    private static final int MAX_HEADER_BYTES = 12;

    private final OutputStream stream;
    private final WritableByteChannel channel;
    private final Charset charset;

    ElementWriter(OutputStream stream, Charset charset) {
        this.stream = stream;
        this.channel = Channels.newChannel(stream);
        this.charset = charset;
    }

    void write(DataSet dataSet) throws IOException {
        for (Element element : dataSet.elements()) {
            write(element);
        }
    }

    private void write(Element element) throws IOException {
        ByteBuffer value = value(element);
        boolean odd = value.remaining() % 2 == 1;
        header(element, value.remaining() + (odd ? 1 : 0));
        channel.write(value);
        if (odd) {
            stream.write(element.vr().padding());
        }
    }

    private void header(Element element, int length) throws IOException {
        Vr vr = element.vr();
        if (!vr.hasLongLength() && length > MAX_SHORT_LENGTH) {
            throw new IllegalArgumentException(
                    "%s has %d bytes, more than the %d of %s".formatted(element.tag(), length, MAX_SHORT_LENGTH, vr));
        }
        ByteBuffer header = tag(element.tag(), MAX_HEADER_BYTES).put(vr.name().getBytes(US_ASCII));
        if (vr.hasLongLength()) {
            header.putShort((short) 0).putInt(length);
        } else {
            header.putShort((short) length);
        }
        channel.write(header.flip());
    }

    private static ByteBuffer tag(Tag tag, int bytes) {
        return ByteBuffer.allocate(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) tag.group())
                .putShort((short) tag.element());
    }

    private ByteBuffer value(Element element) throws IOException {
        if (element instanceof Element.Binary binary) {
            return binary.bytes();
        }
        if (element instanceof Element.Items sequence) {
            return ByteBuffer.wrap(items(sequence));
        }
        if (element instanceof Element.Text text) {
            Charset used = text.vr().usesCharacterSet() ? charset : ISO_8859_1;
            return ByteBuffer.wrap(String.join("\\", text.values()).getBytes(used));
        }
        throw new IllegalArgumentException("%s is compressed: only plain pixels are written".formatted(element.tag()));
    }

    private byte[] items(Element.Items sequence) throws IOException {
        ByteArrayOutputStream items = new ByteArrayOutputStream();
        for (DataSet item : sequence.items()) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            new ElementWriter(content, charset)
                    .write(item.toBuilder().remove(Tags.SPECIFIC_CHARACTER_SET).build());
            items.write(tag(ITEM, Long.BYTES).putInt(content.size()).array());
            content.writeTo(items);
        }
        return items.toByteArray();
    }
}
