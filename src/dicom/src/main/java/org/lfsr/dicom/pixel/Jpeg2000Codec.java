package org.lfsr.dicom.pixel;

import com.github.jaiimageio.jpeg2000.impl.J2KImageReader;
import com.github.jaiimageio.jpeg2000.impl.J2KImageReaderSpi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

    @Override
    public void decode(ByteBuffer frame, PixelFormat format, int[] samples) throws UnreadableDicomException {
        format.checkAligned();
        checkHeader(frame.slice().order(ByteOrder.BIG_ENDIAN), format);
        byte[] bytes = new byte[frame.remaining()];
        frame.duplicate().get(bytes);
        J2KImageReader reader = new J2KImageReader(new J2KImageReaderSpi());
        try (MemoryCacheImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(stream, true, true);
            reader.readRaster(0, null).getSamples(0, 0, format.columns(), format.rows(), 0, samples);
        } catch (IOException | RuntimeException e) {
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
            throw Segments.corrupt("Compressed pixels have %d x %d tiles, more than %d".formatted(across, down, MAX_TILES));
        }
    }

    private static long tiles(int size, int tile) {
        long pixels = Integer.toUnsignedLong(tile);
        return pixels == 0 ? Integer.MAX_VALUE : (Integer.toUnsignedLong(size) + pixels - 1) / pixels;
    }
}
