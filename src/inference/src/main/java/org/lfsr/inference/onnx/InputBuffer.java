package org.lfsr.inference.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Memory that the runtime reads a batch from where it lies; as large as the largest batch so far. One thread's. */
final class InputBuffer {

    private FloatBuffer numbers = allocated(0);

    FloatBuffer filled(Samples samples) {
        int length = samples.length();
        if (numbers.capacity() < length) {
            numbers = allocated(length);
        }
        numbers.clear();
        samples.copyTo(numbers);
        return numbers.flip();
    }

    private static FloatBuffer allocated(int length) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(length, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
