package org.lfsr.dicom.pixel;

import java.nio.ByteBuffer;
import org.lfsr.dicom.UnreadableDicomException;

/**
 * The bits of an entropy-coded scan, up to its next marker. What was stuffed behind bytes of ones is taken out: a whole
 * byte in JPEG, a bit in JPEG-LS.
 */
final class EntropyBits {

    private static final int ONES = 0xFF;
    private static final int MAX_PEEK = 16;

    private final ByteBuffer bytes;
    private final int stuffedBits;
    private long window;
    private int available;
    private int borrowed;
    private boolean afterOnes;

    private EntropyBits(ByteBuffer bytes, int stuffedBits) {
        this.bytes = bytes;
        this.stuffedBits = stuffedBits;
    }

    static EntropyBits ofJpeg(ByteBuffer bytes) {
        return new EntropyBits(bytes, Byte.SIZE);
    }

    static EntropyBits ofJpegLs(ByteBuffer bytes) {
        return new EntropyBits(bytes, 1);
    }

    /** The next 16 bits, without taking them; zeros behind the last one. */
    int peek() {
        fill(MAX_PEEK);
        return (int) (window >>> (available - MAX_PEEK)) & 0xFFFF;
    }

    /** Takes up to 32 bits. */
    int take(int count) throws UnreadableDicomException {
        fill(count);
        available -= count;
        if (available < borrowed) {
            throw Segments.corrupt("Compressed pixels end early");
        }
        long taken = window >>> available;
        window &= (1L << available) - 1;
        return (int) taken;
    }

    /** Goes on behind the next marker, which must be the given one. */
    void restart(int marker) throws UnreadableDicomException {
        window = 0;
        available = 0;
        borrowed = 0;
        afterOnes = false;
        if (bytes.remaining() < 2 || bytes.get() != (byte) ONES || bytes.get() != (byte) marker) {
            throw Segments.corrupt("Compressed pixels lack the restart marker %02X".formatted(marker));
        }
    }

    private void fill(int count) {
        while (available < count) {
            if (isAtEnd()) {
                window <<= Byte.SIZE;
                available += Byte.SIZE;
                borrowed += Byte.SIZE;
            } else {
                append(bytes.get() & 0xFF);
            }
        }
    }

    private void append(int next) {
        int bits = afterOnes ? Byte.SIZE - stuffedBits : Byte.SIZE;
        window = (window << bits) | (next & ((1 << bits) - 1));
        available += bits;
        afterOnes = next == ONES;
    }

    /** Whether the end or a marker is next: ones, and then what is never stuffed behind them. */
    private boolean isAtEnd() {
        if (!bytes.hasRemaining()) {
            return true;
        }
        int next = bytes.get(bytes.position()) & 0xFF;
        if (next != ONES) {
            return false;
        }
        int least = stuffedBits == Byte.SIZE ? 1 : 0x80;
        return bytes.remaining() < 2 || (bytes.get(bytes.position() + 1) & 0xFF) >= least;
    }
}
