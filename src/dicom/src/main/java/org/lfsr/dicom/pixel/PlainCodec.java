package org.lfsr.dicom.pixel;

import java.nio.ByteBuffer;

/** No compression: samples one after the other. */
final class PlainCodec implements Codec {

    @Override
    public void decode(ByteBuffer frame, PixelFormat format, int[] samples) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] = format.bytes() == 1 ? frame.get() : frame.getShort();
        }
    }
}
