package org.lfsr.messaging;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.BitSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the progress of a partition in what Kafka stores for a committed offset: the prefix as the offset, what is done
 * beyond it as the metadata.
 *
 * <p>The metadata is empty if nothing is. Otherwise it is the version, {@value #VERSION}; the form, {@value #BITMAP} or
 * {@value #RUNS}, whichever is shorter; and bytes in URL-safe base64 without padding. A bitmap's bit i (least
 * significant first) says whether offset prefix + i is done. Runs are lengths, as variable-length integers of 7 bits a
 * byte with the least significant first: so many that are not done, so many that are, and so on.
 *
 * <p>Anything else reads as nothing done beyond the prefix, so that it is done again rather than lost.
 */
final class OffsetMetadataCodec {

    /** How far after the prefix an offset may be told: as a bitmap it fits into Kafka's default limit of 4096 bytes. */
    static final int MAX_SPAN = 24_000;

    private static final char VERSION = '1';
    private static final char BITMAP = 'b';
    private static final char RUNS = 'r';
    private static final char END = '.';
    private static final int PREAMBLE = 2;
    private static final int MAX_MARK = 64;
    private static final int VALUE_BITS = 7;
    private static final int VALUE_MASK = 0x7F;
    private static final int MORE = 0x80;
    private static final int MAX_VALUE_BITS = 21;

    private OffsetMetadataCodec() {}

    /**
     * Writes progress.
     *
     * @param mark what no other transaction bears, at most {@value #MAX_MARK} letters and digits
     * @throws IllegalArgumentException if it reaches too far beyond the prefix, or the mark is too long
     */
    static OffsetAndMetadata encode(Progress progress, String mark) {
        if (mark.length() > MAX_MARK) {
            throw new IllegalArgumentException("A mark has at most %d letters, not %s".formatted(MAX_MARK, mark));
        }
        BitSet bits = bits(progress);
        byte[] bitmap = bits.toByteArray();
        byte[] runs = runs(bits);
        String done = runs.length < bitmap.length ? text(RUNS, runs) : text(BITMAP, bitmap);
        return new OffsetAndMetadata(progress.prefix(), done + END + mark);
    }

    /** Reads progress; none if nothing was ever committed. */
    static Progress decode(@Nullable OffsetAndMetadata committed) {
        if (committed == null) {
            return Progress.NONE;
        }
        SortedSet<Long> beyond = new TreeSet<>();
        done(committed.metadata()).stream().forEach(bit -> beyond.add(committed.offset() + bit));
        return Progress.of(committed.offset(), beyond);
    }

    private static BitSet bits(Progress progress) {
        long span = progress.beyond().isEmpty() ? 0 : progress.beyond().last() - progress.prefix();
        if (span >= MAX_SPAN) {
            throw new IllegalArgumentException(
                    "What is done must be told less than %d beyond the prefix, not %d".formatted(MAX_SPAN, span));
        }
        BitSet bits = new BitSet();
        progress.beyond().forEach(offset -> bits.set((int) (offset - progress.prefix())));
        return bits;
    }

    private static byte[] runs(BitSet bits) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        while (at < bits.length()) {
            int start = bits.nextSetBit(at);
            int end = bits.nextClearBit(start);
            write(start - at, out);
            write(end - start, out);
            at = end;
        }
        return out.toByteArray();
    }

    private static void write(int length, ByteArrayOutputStream out) {
        int rest = length;
        while (rest > VALUE_MASK) {
            out.write((rest & VALUE_MASK) | MORE);
            rest >>>= VALUE_BITS;
        }
        out.write(rest);
    }

    private static String text(char form, byte[] bytes) {
        return "" + VERSION + form + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static BitSet done(String metadata) {
        int end = metadata.lastIndexOf(END);
        if (end <= PREAMBLE || metadata.charAt(0) != VERSION) {
            return new BitSet();
        }
        try {
            BitSet bits = parsed(metadata.charAt(1), Base64.getUrlDecoder().decode(metadata.substring(PREAMBLE, end)));
            return bits.get(0) || bits.length() > MAX_SPAN ? new BitSet() : bits;
        } catch (IllegalArgumentException | BufferUnderflowException e) { // not base64, or not runs
            return new BitSet();
        }
    }

    private static BitSet parsed(char form, byte[] bytes) {
        return switch (form) {
            case BITMAP -> BitSet.valueOf(bytes);
            case RUNS -> bits(ByteBuffer.wrap(bytes));
            default -> new BitSet();
        };
    }

    private static BitSet bits(ByteBuffer runs) {
        BitSet bits = new BitSet();
        int at = 0;
        while (runs.hasRemaining() && at <= MAX_SPAN) {
            int start = at + read(runs);
            at = start + read(runs);
            bits.set(Math.min(start, MAX_SPAN), Math.min(at, MAX_SPAN + 1));
        }
        return bits;
    }

    private static int read(ByteBuffer runs) {
        int value = 0;
        for (int shift = 0; shift < MAX_VALUE_BITS; shift += VALUE_BITS) {
            byte next = runs.get();
            value |= (next & VALUE_MASK) << shift;
            if ((next & MORE) == 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("A run's length has more than %d bits".formatted(MAX_VALUE_BITS));
    }
}
