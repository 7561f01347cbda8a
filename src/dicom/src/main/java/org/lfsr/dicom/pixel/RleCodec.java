package org.lfsr.dicom.pixel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.UnreadableDicomException.Reason;

/** Run lengths (PS3.5, annex G): one segment for each byte of the samples, the highest first. */
final class RleCodec implements Codec {

    private static final int HEADER_BYTES = 64;
    private static final int NOTHING = -128;

    @Override
    public void decode(ByteBuffer frame, PixelFormat format, int[] samples) throws UnreadableDicomException {
        ByteBuffer bytes = frame.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.limit() < HEADER_BYTES || bytes.getInt(0) != format.bytes()) {
            throw corrupt("Run lengths have %d bytes and %d segments, not %d"
                    .formatted(bytes.limit(), bytes.limit() < Integer.BYTES ? 0 : bytes.getInt(0), format.bytes()));
        }
        Arrays.fill(samples, 0);
        for (int segment = 0; segment < format.bytes(); segment++) {
            int start = bytes.getInt(Integer.BYTES * (1 + segment));
            int end = segment + 1 < format.bytes() ? bytes.getInt(Integer.BYTES * (2 + segment)) : bytes.limit();
            if (start < HEADER_BYTES || end < start || end > bytes.limit()) {
                throw corrupt("Run lengths' segment %d lies from byte %d to %d of %d"
                        .formatted(segment, start, end, bytes.limit()));
            }
            append(bytes.slice(start, end - start), samples);
        }
    }

    /** Puts a segment's bytes below those of the samples that are there already. */
    private static void append(ByteBuffer bytes, int[] samples) throws UnreadableDicomException {
        int done = 0;
        while (done < samples.length) {
            need(bytes, 1, done);
            int count = bytes.get();
            if (count == NOTHING) {
                continue;
            }
            boolean repeats = count < 0;
            int length = Math.min(1 + Math.abs(count), samples.length - done);
            need(bytes, repeats ? 1 : length, done);
            int repeated = repeats ? bytes.get() & 0xFF : 0;
            for (int i = 0; i < length; i++) {
                samples[done] = (samples[done] << Byte.SIZE) | (repeats ? repeated : bytes.get() & 0xFF);
                done++;
            }
        }
    }

    private static void need(ByteBuffer bytes, int count, int done) throws UnreadableDicomException {
        if (bytes.remaining() < count) {
            throw corrupt("Run lengths end after %d pixels".formatted(done));
        }
    }

    private static UnreadableDicomException corrupt(String message) {
        return new UnreadableDicomException(Reason.CORRUPT_PIXELS, message);
    }
}
