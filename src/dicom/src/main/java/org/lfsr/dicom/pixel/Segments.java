package org.lfsr.dicom.pixel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.UnreadableDicomException.Reason;

/** The marker segments that JPEG and JPEG-LS are made of, one after the other. */
final class Segments {

    static final int START_OF_SCAN = 0xDA;

    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int PREFIX = 0xFF;

    private final ByteBuffer bytes;

    Segments(ByteBuffer frame) throws UnreadableDicomException {
        this.bytes = frame.slice().order(ByteOrder.BIG_ENDIAN);
        int start = marker();
        if (start != START_OF_IMAGE) {
            throw corrupt("Compressed pixels begin with marker %02X, not D8".formatted(start));
        }
    }

    /** Takes the next marker's second byte. */
    int marker() throws UnreadableDicomException {
        need(2);
        int prefix = bytes.get() & 0xFF;
        int marker = bytes.get() & 0xFF;
        while (marker == PREFIX) {
            need(1);
            marker = bytes.get() & 0xFF;
        }
        if (prefix != PREFIX || marker == 0) {
            throw corrupt("Compressed pixels have bytes %02X %02X where a marker should be".formatted(prefix, marker));
        }
        if (marker == END_OF_IMAGE) {
            throw corrupt("Compressed pixels end before they begin");
        }
        return marker;
    }

    /** Takes a segment's content. */
    ByteBuffer content() throws UnreadableDicomException {
        need(Short.BYTES);
        int length = Short.toUnsignedInt(bytes.getShort()) - Short.BYTES;
        if (length < 0) {
            throw corrupt("Compressed pixels have a segment of %d bytes".formatted(length));
        }
        need(length);
        ByteBuffer content = bytes.slice(bytes.position(), length).order(ByteOrder.BIG_ENDIAN);
        bytes.position(bytes.position() + length);
        return content;
    }

    /** What is left: after the scan's header, its entropy-coded bytes. */
    ByteBuffer rest() {
        return bytes.slice();
    }

    private void need(int count) throws UnreadableDicomException {
        if (bytes.remaining() < count) {
            throw corrupt("Compressed pixels end within their header");
        }
    }

    /** Makes sure that a segment has so many more bytes. */
    static void need(ByteBuffer content, int count) throws UnreadableDicomException {
        if (content.remaining() < count) {
            throw corrupt("Compressed pixels have a segment that is %d bytes too short"
                    .formatted(count - content.remaining()));
        }
    }

    static UnreadableDicomException corrupt(String message) {
        return new UnreadableDicomException(Reason.CORRUPT_PIXELS, message);
    }
}
