package org.lfsr.dicom.pixel;

import java.nio.ByteBuffer;
import org.lfsr.dicom.UnreadableDicomException;

/** How a frame's pixels are compressed. Implementations hold nothing. */
interface Codec {

    /**
     * Decompresses one frame.
     *
     * @param frame its bytes, from position to limit
     * @param format what it must turn out to be
     * @param samples takes one pattern of bits for each pixel, row after row
     * @throws UnreadableDicomException if the bytes are not such a frame
     */
    void decode(ByteBuffer frame, PixelFormat format, int[] samples) throws UnreadableDicomException;
}
