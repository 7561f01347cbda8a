package org.lfsr.dicom.pixel;

import java.nio.ByteBuffer;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.UnreadableDicomException.Reason;

/** Lossless JPEG with Huffman codes (ITU-T T.81, annex H): processes 14, of one component and any precision. */
final class LosslessJpegCodec implements Codec {

    private static final int LOSSLESS_FRAME = 0xC3;
    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int RESTART_INTERVAL = 0xDD;
    private static final int TABLES = 4;
    private static final int FRAME_BYTES = 9;
    private static final int SCAN_BYTES = 6;
    private static final int MAX_PREDICTOR = 7;

    @Override
    public void decode(ByteBuffer frame, PixelFormat format, int[] samples) throws UnreadableDicomException {
        format.checkAligned();
        Segments segments = new Segments(frame);
        ByteBuffer[] tables = new ByteBuffer[TABLES];
        int precision = 0;
        int interval = 0;
        for (int marker = segments.marker(); ; marker = segments.marker()) {
            ByteBuffer content = segments.content();
            if (marker == LOSSLESS_FRAME) {
                precision = precision(content, format);
            } else if (marker == HUFFMAN_TABLES) {
                addTables(content, tables);
            } else if (marker == RESTART_INTERVAL) {
                Segments.need(content, Short.BYTES);
                interval = Short.toUnsignedInt(content.getShort());
            } else if (marker == Segments.START_OF_SCAN) {
                scan(content, precision, interval, tables, format).decode(segments.rest(), samples);
                return;
            } else if (isFrame(marker)) {
                throw new UnreadableDicomException(
                        Reason.UNSUPPORTED_PIXELS, "JPEG is of kind %02X, not C3 (lossless)".formatted(marker));
            }
        }
    }

    /** Whether a marker begins a frame, of whatever kind. */
    static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != HUFFMAN_TABLES && marker != 0xC8 && marker != 0xCC;
    }

    private static int precision(ByteBuffer content, PixelFormat format) throws UnreadableDicomException {
        Segments.need(content, FRAME_BYTES);
        int precision = content.get() & 0xFF;
        int rows = Short.toUnsignedInt(content.getShort());
        int columns = Short.toUnsignedInt(content.getShort());
        int components = content.get() & 0xFF;
        format.checkSize(columns, rows, precision);
        if (components != 1) {
            throw Segments.corrupt("Compressed pixels have %d components, not 1".formatted(components));
        }
        return precision;
    }

    private static void addTables(ByteBuffer content, ByteBuffer[] tables) throws UnreadableDicomException {
        while (content.hasRemaining()) {
            Segments.need(content, 1 + HuffmanTable.MAX_BITS);
            int slot = content.get() & 0xFF;
            int values = 0;
            for (int i = 0; i < HuffmanTable.MAX_BITS; i++) {
                values += content.get(content.position() + i) & 0xFF;
            }
            Segments.need(content, HuffmanTable.MAX_BITS + values);
            if (slot >= TABLES) {
                throw Segments.corrupt("Huffman table has number %d, not 0 to 3".formatted(slot));
            }
            tables[slot] = content.slice(content.position(), HuffmanTable.MAX_BITS + values);
            content.position(content.position() + HuffmanTable.MAX_BITS + values);
        }
    }

    private static LosslessScan scan(
            ByteBuffer content, int precision, int interval, ByteBuffer[] tables, PixelFormat format)
            throws UnreadableDicomException {
        Segments.need(content, SCAN_BYTES);
        int components = content.get(0);
        int slot = (content.get(2) & 0xFF) >> 4;
        int predictor = content.get(3);
        int pointTransform = content.get(5) & 0x0F;
        if (precision == 0 || components != 1 || slot >= TABLES || tables[slot] == null) {
            throw Segments.corrupt(
                    "Scan has %d components, precision %d, table %d".formatted(components, precision, slot));
        }
        if (predictor < 1 || predictor > MAX_PREDICTOR || pointTransform >= precision) {
            throw Segments.corrupt("Scan has predictor %d and point transform %d".formatted(predictor, pointTransform));
        }
        if (interval % format.columns() != 0) {
            throw Segments.corrupt(
                    "Scan restarts after %d pixels, not after rows of %d".formatted(interval, format.columns()));
        }
        return new LosslessScan(
                new HuffmanTable(tables[slot]),
                predictor,
                precision,
                pointTransform,
                format.columns(),
                interval / format.columns());
    }
}
