package org.lfsr.dicom.pixel;

import com.github.jaiimageio.jpeg2000.impl.J2KImageReader;
import com.github.jaiimageio.jpeg2000.impl.J2KImageReaderSpi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.UnreadableDicomException.Reason;

/** JPEG 2000, by JJ2000. */
final class Jpeg2000Codec implements Codec {

    private static final int CODESTREAM_AND_SIZE = 0xFF4FFF51;
    private static final int HEADER_BYTES = 45;
    private static final int WIDTH = 8;
    private static final int HEIGHT = 12;
    private static final int LEFT = 16;
    private static final int TOP = 20;
    private static final int TILE_WIDTH = 24;
    private static final int TILE_HEIGHT = 28;
    private static final int COMPONENTS = 40;
    private static final int DEPTH = 42;
    private static final int SUBSAMPLING = 43;
    private static final int DEPTH_BITS = 0x7F;
    private static final int MAX_TILES = 1024;
    private static final int START_OF_TILE = 0xFF90;
    private static final int START_OF_DATA = 0xFF93;
    private static final int NONE = 0;
    private static final int TILE_PART_LENGTH = 6;
    private static final int PACKED_HEADERS = 0xFF60;
    private static final int PACKED_TILE_HEADERS = 0xFF61;
    private static final int CODING = 0xFF52;
    private static final int CODING_BYTES = 12;
    private static final int LAYERS = 4;
    private static final int MAX_LAYERS = 1000;
    private static final int LEAST_PRECINCT = 4;

    @Override
    public void decode(ByteBuffer frame, PixelFormat format, int[] samples) throws UnreadableDicomException {
        format.checkAligned();
        ByteBuffer header = frame.slice().order(ByteOrder.BIG_ENDIAN);
        checkHeader(header, format);
        checkCoding(header);
        byte[] bytes = new byte[frame.remaining()];
        frame.duplicate().get(bytes);
        J2KImageReader reader = new J2KImageReader(new J2KImageReaderSpi());
        try (ImageInputStream stream = new EndingStream(bytes)) {
            reader.setInput(stream, true, true);
            reader.readRaster(0, null).getSamples(0, 0, format.columns(), format.rows(), 0, samples);
        } catch (VirtualMachineError e) { // the only errors that are some
            throw e;
        } catch (IOException | RuntimeException | Error e) { // in each of these ways JJ2000 gives damaged streams up
            throw new UnreadableDicomException(Reason.CORRUPT_PIXELS, "Compressed pixels are no sound JPEG 2000", e);
        } finally {
            reader.dispose();
        }
    }

    /** Looks at the size before any memory is taken for it. */
    private static void checkHeader(ByteBuffer header, PixelFormat format) throws UnreadableDicomException {
        if (header.remaining() < HEADER_BYTES || header.getInt(0) != CODESTREAM_AND_SIZE) {
            throw Segments.corrupt("Compressed pixels are no codestream of JPEG 2000");
        }
        int components = Short.toUnsignedInt(header.getShort(COMPONENTS));
        if (components != 1 || header.getShort(SUBSAMPLING) != 0x0101) {
            throw Segments.corrupt("Compressed pixels have %d components or are sampled down".formatted(components));
        }
        int columns = header.getInt(WIDTH) - header.getInt(LEFT);
        int rows = header.getInt(HEIGHT) - header.getInt(TOP);
        format.checkSize(columns, rows, (header.get(DEPTH) & DEPTH_BITS) + 1);
        long across = tiles(header.getInt(WIDTH), header.getInt(TILE_WIDTH));
        long down = tiles(header.getInt(HEIGHT), header.getInt(TILE_HEIGHT));
        if (header.getInt(LEFT) < 0 || header.getInt(TOP) < 0 || across * down > MAX_TILES) {
            throw Segments.corrupt(
                    "Compressed pixels have %d x %d tiles, more than %d".formatted(across, down, MAX_TILES));
        }
    }

    /**
     * Looks at how finely the image is cut up, for each piece takes memory and each layer time; in the main header and
     * in those of the parts of tiles.
     */
    private static void checkCoding(ByteBuffer stream) throws UnreadableDicomException {
        stream.position(Short.BYTES);
        checkSegments(stream, START_OF_TILE);
        while (marker(stream) == START_OF_TILE) {
            int start = stream.position();
            long length = Integer.toUnsignedLong(stream.getInt(start + TILE_PART_LENGTH));
            checkSegments(stream, START_OF_DATA);
            if (length == 0) { // up to the end
                return;
            }
            if (start + length < stream.position()) {
                throw Segments.corrupt("Compressed pixels have a part of a tile of %d bytes".formatted(length));
            }
            stream.position((int) Math.min(start + length, stream.limit()));
        }
    }

    private static void checkSegments(ByteBuffer stream, int end) throws UnreadableDicomException {
        for (int marker = marker(stream); marker != NONE && marker != end; marker = marker(stream)) {
            stream.getShort();
            int length = Short.toUnsignedInt(stream.getShort(stream.position()));
            if (length < Short.BYTES || length > stream.remaining()) {
                throw Segments.corrupt("Compressed pixels have a segment %04X of %d bytes".formatted(marker, length));
            }
            if (marker == PACKED_HEADERS || marker == PACKED_TILE_HEADERS) {
                throw Segments.corrupt("Compressed pixels have a segment %04X, packed headers".formatted(marker));
            }
            if (marker == CODING) {
                checkCoding(stream, length);
            }
            stream.position(stream.position() + length);
        }
    }

    private static int marker(ByteBuffer stream) {
        return stream.remaining() < TILE_PART_LENGTH + Integer.BYTES
                ? NONE
                : Short.toUnsignedInt(stream.getShort(stream.position()));
    }

    private static void checkCoding(ByteBuffer header, int length) throws UnreadableDicomException {
        int at = header.position();
        if (length < CODING_BYTES) {
            throw Segments.corrupt("Compressed pixels have a coding style of %d bytes".formatted(length));
        }
        int layers = Short.toUnsignedInt(header.getShort(at + LAYERS));
        if (layers > MAX_LAYERS) {
            throw Segments.corrupt("Compressed pixels have %d layers, more than %d".formatted(layers, MAX_LAYERS));
        }
        boolean ownPrecincts = (header.get(at + Short.BYTES) & 1) == 1;
        for (int i = at + CODING_BYTES + 1; ownPrecincts && i < at + length; i++) {
            int smaller = Math.min(header.get(i) & 0x0F, (header.get(i) & 0xFF) >> 4);
            if (smaller < LEAST_PRECINCT) {
                throw Segments.corrupt("Compressed pixels have precincts of %d pixels a side".formatted(1 << smaller));
            }
        }
    }

    private static long tiles(int size, int tile) {
        long pixels = Integer.toUnsignedLong(tile);
        return pixels == 0 ? Integer.MAX_VALUE : (Integer.toUnsignedLong(size) + pixels - 1) / pixels;
    }

    /**
     * Fails where JJ2000 would count ones for ever in a packet's head: at the end, and at two bytes of ones, which are
     * in no sound stream.
     */
    private static final class EndingStream extends MemoryCacheImageInputStream {

        private static final int ONES = 0xFF;

        private long behindOnes = -1;

        EndingStream(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public int read() throws IOException {
            long at = getStreamPosition();
            int next = super.read();
            if (next < 0) {
                throw failure("The codestream ends early");
            }
            if (next == ONES) {
                if (at == behindOnes) {
                    throw failure("The codestream has two bytes of ones in a packet's head");
                }
                behindOnes = at + 1;
            }
            return next;
        }

        /** Unchecked, for JJ2000 makes checked ones errors of the machine. */
        private static UncheckedIOException failure(String message) {
            return new UncheckedIOException(new IOException(message));
        }
    }
}
