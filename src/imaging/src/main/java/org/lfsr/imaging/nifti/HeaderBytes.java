package org.lfsr.imaging.nifti;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.UnreadableVolumeException.Reason;

/** Recognizes the format and the byte order by a file's first bytes. */
final class HeaderBytes {

    /** Where NIfTI-1 says what it is. */
    static final int ONE_MAGIC = 344;

    /** What it says there of a header with its voxels behind it, big-endian: {@code n+1}. */
    static final int ONE_SINGLE_FILE = 0x6E2B3100;

    private static final int TWO_MAGIC = 4;
    private static final int LINE_ENDS = 8;
    private static final int ONE_PAIR = 0x6E693100;
    private static final int TWO_SINGLE_FILE = 0x6E2B3200;
    private static final int TWO_PAIR = 0x6E693200;
    private static final int UNTOUCHED_LINE_ENDS = 0x0D0A1A0A;

    private final ByteBuffer bytes = ByteBuffer.allocate(NiftiVersion.TWO.bytes());

    private HeaderBytes() {}

    /** Reads a header, up to its last byte. */
    static NiftiFields read(ByteSource source) throws IOException, UnreadableVolumeException {
        HeaderBytes header = new HeaderBytes();
        header.fill(source, 0, Integer.BYTES);
        ByteOrder order = header.orderOfSize();
        if (header.bytes.order(order).getInt(0) == NiftiVersion.ONE.bytes()) {
            header.fill(source, Integer.BYTES, NiftiVersion.ONE.bytes());
            header.checkOne();
            return new NiftiFields(header.bytes, NiftiVersion.ONE);
        }
        header.fill(source, Integer.BYTES, NiftiVersion.TWO.bytes());
        header.checkTwo();
        return new NiftiFields(header.bytes, NiftiVersion.TWO);
    }

    private void fill(ByteSource source, int from, int end) throws IOException, UnreadableVolumeException {
        int count = source.readFully(bytes.array(), from, end - from);
        if (count < end - from) {
            throw new UnreadableVolumeException(
                    Reason.TRUNCATED, "Header ends after %d of %d bytes".formatted(from + count, end));
        }
    }

    private ByteOrder orderOfSize() throws UnreadableVolumeException {
        int size = bytes.getInt(0);
        if (isHeaderSize(size)) {
            return ByteOrder.BIG_ENDIAN;
        }
        if (isHeaderSize(Integer.reverseBytes(size))) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        throw new UnreadableVolumeException(
                Reason.NOT_A_VOLUME,
                "Begins with %s, not with the header size of NIfTI-1 (348) or NIfTI-2 (540)".formatted(hex(0)));
    }

    private static boolean isHeaderSize(int size) {
        return size == NiftiVersion.ONE.bytes() || size == NiftiVersion.TWO.bytes();
    }

    private void checkOne() throws UnreadableVolumeException {
        int magic = bigEndian(ONE_MAGIC);
        if (magic == 0) {
            throw new UnreadableVolumeException(
                    Reason.UNSUPPORTED_FORMAT, "An Analyze 7.5 header (no magic at byte 344), not a NIfTI file");
        }
        checkMagic(ONE_MAGIC, ONE_SINGLE_FILE, ONE_PAIR);
    }

    private void checkTwo() throws UnreadableVolumeException {
        checkMagic(TWO_MAGIC, TWO_SINGLE_FILE, TWO_PAIR);
        int lineEnds = bigEndian(LINE_ENDS);
        if (lineEnds != UNTOUCHED_LINE_ENDS && lineEnds != 0) {
            throw new UnreadableVolumeException(
                    Reason.BAD_HEADER,
                    "Line ends were converted on the way: %s instead of 0d0a1a0a".formatted(hex(LINE_ENDS)));
        }
    }

    private void checkMagic(int at, int singleFile, int pair) throws UnreadableVolumeException {
        int magic = bigEndian(at);
        if (magic == pair) {
            throw new UnreadableVolumeException(
                    Reason.UNSUPPORTED_FORMAT,
                    "The header of a pair of files (magic %s); the voxels are in another file".formatted(hex(at)));
        }
        if (magic != singleFile) {
            throw new UnreadableVolumeException(
                    Reason.NOT_A_VOLUME, "Magic is %s, not %08x".formatted(hex(at), singleFile));
        }
    }

    private int bigEndian(int at) {
        return ByteBuffer.wrap(bytes.array()).getInt(at);
    }

    private String hex(int at) {
        return HexFormat.of().formatHex(bytes.array(), at, at + Integer.BYTES);
    }
}
