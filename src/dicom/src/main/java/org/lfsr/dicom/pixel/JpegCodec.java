package org.lfsr.dicom.pixel;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.UnreadableDicomException.Reason;

/** Lossy JPEG of 8 bits, by the JDK's own decoder, which has no more of them. */
final class JpegCodec implements Codec {

    private static final int BASELINE = 0xC0;
    private static final int EXTENDED = 0xC1;
    private static final int FRAME_BYTES = 6;

    @Override
    public void decode(ByteBuffer frame, PixelFormat format, int[] samples) throws UnreadableDicomException {
        format.checkAligned();
        checkHeader(new Segments(frame), format);
        byte[] bytes = new byte[frame.remaining()];
        frame.duplicate().get(bytes);
        try {
            raster(bytes).getSamples(0, 0, format.columns(), format.rows(), 0, samples);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableDicomException(Reason.CORRUPT_PIXELS, "Compressed pixels are no sound JPEG", e);
        }
    }

    /** Looks at the frame's header before any memory is taken for its image. */
    private static void checkHeader(Segments segments, PixelFormat format) throws UnreadableDicomException {
        int marker = segments.marker();
        while (!LosslessJpegCodec.isFrame(marker) && marker != Segments.START_OF_SCAN) {
            segments.content();
            marker = segments.marker();
        }
        ByteBuffer content = segments.content();
        Segments.need(content, FRAME_BYTES);
        int precision = content.get() & 0xFF;
        int rows = Short.toUnsignedInt(content.getShort());
        int columns = Short.toUnsignedInt(content.getShort());
        int components = content.get() & 0xFF;
        if ((marker != BASELINE && marker != EXTENDED) || precision != Byte.SIZE || components != 1) {
            throw new UnreadableDicomException(
                    Reason.UNSUPPORTED_PIXELS,
                    "JPEG is of kind %02X with %d components of %d bits, not C0 or C1 with 1 of 8"
                            .formatted(marker, components, precision));
        }
        format.checkSize(columns, rows, precision);
    }

    private static Raster raster(byte[] bytes) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        if (!readers.hasNext()) {
            throw new IllegalStateException("This Java has no decoder for JPEG");
        }
        ImageReader reader = readers.next();
        try (MemoryCacheImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(stream, true, true);
            return reader.readRaster(0, null);
        } finally {
            reader.dispose();
        }
    }
}
