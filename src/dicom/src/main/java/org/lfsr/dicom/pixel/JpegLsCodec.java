package org.lfsr.dicom.pixel;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.UnreadableDicomException.Reason;

/** JPEG-LS (ITU-T T.87), lossless or near: one component, without mapping tables and restarts. */
final class JpegLsCodec implements Codec {

    private static final int FRAME = 0xF7;
    private static final int PARAMETERS = 0xF8;
    private static final int RESTART_INTERVAL = 0xDD;
    private static final int FRAME_BYTES = 9;
    private static final int SCAN_BYTES = 6;
    private static final int PARAMETER_BYTES = 11;
    private static final int THRESHOLDS = 1;

    @Override
    public void decode(ByteBuffer frame, PixelFormat format, int[] samples) throws UnreadableDicomException {
        format.checkAligned();
        Segments segments = new Segments(frame);
        int precision = 0;
        ByteBuffer presets = null;
        for (int marker = segments.marker(); ; marker = segments.marker()) {
            ByteBuffer content = segments.content();
            if (marker == FRAME) {
                precision = precision(content, format);
            } else if (marker == PARAMETERS) {
                presets = presets(content);
            } else if (marker == RESTART_INTERVAL || LosslessJpegCodec.isFrame(marker)) {
                throw unsupported("JPEG-LS has a segment of kind %02X".formatted(marker));
            } else if (marker == Segments.START_OF_SCAN) {
                JpegLsParameters parameters = parameters(content, precision, presets);
                new JpegLsScan(parameters, segments.rest(), format.columns()).decode(samples);
                return;
            }
        }
    }

    private static int precision(ByteBuffer content, PixelFormat format) throws UnreadableDicomException {
        Segments.need(content, FRAME_BYTES);
        int precision = content.get() & 0xFF;
        int rows = Short.toUnsignedInt(content.getShort());
        int columns = Short.toUnsignedInt(content.getShort());
        int components = content.get() & 0xFF;
        format.checkSize(columns, rows, precision);
        if (components != 1) {
            throw Segments.corrupt("Compressed pixels have %d components, not 1".formatted(components));
        }
        return precision;
    }

    private static ByteBuffer presets(ByteBuffer content) throws UnreadableDicomException {
        Segments.need(content, PARAMETER_BYTES);
        int kind = content.get(0);
        if (kind != THRESHOLDS) {
            throw unsupported("JPEG-LS has parameters of kind %d, not 1 (thresholds)".formatted(kind));
        }
        return content;
    }

    private static JpegLsParameters parameters(ByteBuffer content, int precision, @Nullable ByteBuffer presets)
            throws UnreadableDicomException {
        Segments.need(content, SCAN_BYTES);
        int components = content.get(0);
        int mapping = content.get(2);
        int near = content.get(3) & 0xFF;
        int pointTransform = content.get(5);
        if (precision == 0 || components != 1) {
            throw Segments.corrupt("Scan has %d components and precision %d".formatted(components, precision));
        }
        if (mapping != 0 || pointTransform != 0) {
            throw unsupported("JPEG-LS has mapping table %d and point transform %d".formatted(mapping, pointTransform));
        }
        return JpegLsParameters.of(precision, near, presets);
    }

    private static UnreadableDicomException unsupported(String message) {
        return new UnreadableDicomException(Reason.UNSUPPORTED_PIXELS, message);
    }
}
