package org.lfsr.dicom.pixel;

import java.nio.ByteBuffer;
import org.lfsr.dicom.UnreadableDicomException;

/** A code of JPEG's (ITU-T T.81, annex C), looked up by the next 16 bits. */
final class HuffmanTable {

    static final int MAX_BITS = 16;

    private static final int MAX_CATEGORY = 16;

    private final byte[] lengths = new byte[1 << MAX_BITS];
    private final byte[] categories = new byte[1 << MAX_BITS];

    /**
     * Makes the code that a table's segment describes.
     *
     * @param counts how many codes there are of each length, 16 bytes, and after them the codes' values
     */
    HuffmanTable(ByteBuffer counts) throws UnreadableDicomException {
        ByteBuffer values = counts.duplicate();
        values.position(counts.position() + MAX_BITS);
        int code = 0;
        for (int length = 1; length <= MAX_BITS; length++) {
            int span = 1 << (MAX_BITS - length);
            int count = counts.get(counts.position() + length - 1) & 0xFF;
            for (int i = 0; i < count; i++) {
                add(code, span, length, values.get() & 0xFF);
                code += span;
            }
        }
    }

    private void add(int code, int span, int length, int category) throws UnreadableDicomException {
        if (code + span > 1 << MAX_BITS || category > MAX_CATEGORY) {
            throw Segments.corrupt("Huffman code of %d bits for category %d is impossible".formatted(length, category));
        }
        for (int i = code; i < code + span; i++) {
            lengths[i] = (byte) length;
            categories[i] = (byte) category;
        }
    }

    /** How many bits the code at the front of 16 bits has; 0 if there is none such. */
    int length(int bits) {
        return lengths[bits];
    }

    /** What it stands for, 0 to 16. */
    int category(int bits) {
        return categories[bits];
    }
}
