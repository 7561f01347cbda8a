package org.lfsr.benchmarks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import org.lfsr.imaging.Image;

/**
 * What a network was given at once.
 *
 * @param network which one
 * @param shape {@code (N, channels, H, W)}
 * @param numbers the input, in native order outside the heap, so that the runtime reads it where it lies
 */
record NetworkCall(Network network, List<Long> shape, FloatBuffer numbers) {

    /** The networks that take part. */
    enum Network {
        /** Says where lesions are. */
        DETECTOR,
        /** Makes regions finer. */
        GENERATOR
    }

    /** Copies a batch of samples of as many images each, all of one size. */
    static NetworkCall of(Network network, List<List<Image>> batch) {
        Image first = batch.get(0).get(0);
        int channels = batch.get(0).size();
        int length = Math.multiplyExact(batch.size() * channels, first.pixels().length);
        FloatBuffer numbers = ByteBuffer.allocateDirect(Math.multiplyExact(length, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        batch.forEach(sample -> sample.forEach(image -> numbers.put(image.pixels())));
        return new NetworkCall(
                network,
                List.of((long) batch.size(), (long) channels, (long) first.height(), (long) first.width()),
                numbers.flip());
    }
}
