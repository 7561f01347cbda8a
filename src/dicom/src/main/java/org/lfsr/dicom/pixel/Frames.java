package org.lfsr.dicom.pixel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.DicomFile;
import org.lfsr.dicom.Element;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.TransferSyntax;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.UnreadableDicomException.Reason;

/**
 * The frames of an instance, as they are encoded, one of them decoded at a time. Keeps the instance's pixel data. May
 * be shared between threads.
 */
public final class Frames {

    private static final int LONGEST_START = 2;
    private static final int JPEG_START = 0xFFD8;
    private static final int JPEG_2000_START = 0xFF4F;

    private final PixelFormat format;
    private final Codec codec;
    private final List<ByteBuffer> frames;

    private Frames(PixelFormat format, Codec codec, List<ByteBuffer> frames) {
        this.format = format;
        this.codec = codec;
        this.frames = frames;
    }

    /**
     * Finds an instance's frames; decodes none.
     *
     * @throws UnreadableDicomException if there are no pixels, they are of a kind that is not read, or their bytes are
     *     not those of so many frames
     */
    public static Frames of(DicomFile file) throws UnreadableDicomException {
        DataSet dataSet = file.dataSet();
        PixelFormat format = PixelFormat.of(dataSet);
        int count = dataSet.integer(Tags.NUMBER_OF_FRAMES).orElse(1);
        if (count < 1) {
            throw new UnreadableDicomException(
                    Reason.BAD_ATTRIBUTE, "%s is %d, not 1 or more".formatted(Tags.NUMBER_OF_FRAMES, count));
        }
        Element pixels = dataSet.find(Tags.PIXEL_DATA)
                .orElseThrow(() -> new UnreadableDicomException(
                        Reason.MISSING_ATTRIBUTE, "%s is missing".formatted(Tags.PIXEL_DATA)));
        Codec codec = codec(file.transferSyntax());
        return new Frames(format, codec, frames(pixels, format, count, codec));
    }

    private static Codec codec(TransferSyntax syntax) {
        return switch (syntax) {
            case RLE -> new RleCodec();
            case JPEG_BASELINE, JPEG_EXTENDED -> new JpegCodec();
            case JPEG_LOSSLESS, JPEG_LOSSLESS_FIRST_ORDER -> new LosslessJpegCodec();
            case JPEG_LS, JPEG_LS_NEAR_LOSSLESS -> new JpegLsCodec();
            case JPEG_2000_LOSSLESS, JPEG_2000 -> new Jpeg2000Codec();
            default -> new PlainCodec();
        };
    }

    private static List<ByteBuffer> frames(Element pixels, PixelFormat format, int count, Codec codec)
            throws UnreadableDicomException {
        boolean plain = codec instanceof PlainCodec;
        if (plain && pixels instanceof Element.Binary binary) {
            return plain(binary, format, count);
        }
        if (!plain && pixels instanceof Element.Fragments fragments) {
            return encapsulated(fragments, count);
        }
        throw corrupt("%s is not as its transfer syntax has it".formatted(pixels));
    }

    private static List<ByteBuffer> plain(Element.Binary pixels, PixelFormat format, int count)
            throws UnreadableDicomException {
        long frameBytes = format.length() * format.bytes();
        double wanted = (double) frameBytes * count;
        if (pixels.length() < wanted || !isZero(pixels.bytes(), (int) wanted)) {
            throw corrupt("%s has %d bytes, not %.0f for %d frames of %s"
                    .formatted(pixels.tag(), pixels.length(), wanted, count, format));
        }
        List<ByteBuffer> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            frames.add(pixels.bytes().slice((int) (i * frameBytes), (int) frameBytes));
        }
        return frames;
    }

    /** Whether what follows the last frame only fills up. */
    private static boolean isZero(ByteBuffer bytes, int from) {
        for (int i = from; i < bytes.limit(); i++) {
            if (bytes.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private static List<ByteBuffer> encapsulated(Element.Fragments pixels, int count) throws UnreadableDicomException {
        List<ByteBuffer> fragments = pixels.fragments();
        if (fragments.size() == count) {
            return fragments;
        }
        if (count == 1 && !fragments.isEmpty()) {
            return List.of(joined(fragments));
        }
        List<List<ByteBuffer>> groups = pixels.offsets().size() == count ? byOffsets(pixels) : byStarts(fragments);
        if (groups.size() != count) {
            throw corrupt("%s has %d fragments of %d frames, not of %d"
                    .formatted(pixels.tag(), fragments.size(), groups.size(), count));
        }
        return groups.stream().map(Frames::joined).toList();
    }

    private static List<List<ByteBuffer>> byOffsets(Element.Fragments pixels) {
        Set<Long> starts = new HashSet<>(pixels.offsets());
        List<List<ByteBuffer>> groups = new ArrayList<>();
        long offset = 0;
        for (ByteBuffer fragment : pixels.fragments()) {
            if (groups.isEmpty() || starts.contains(offset)) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(fragment);
            offset += Long.BYTES + fragment.remaining();
        }
        return groups;
    }

    /** Where nothing says which fragments belong together, codecs' own first bytes do. */
    private static List<List<ByteBuffer>> byStarts(List<ByteBuffer> fragments) {
        List<List<ByteBuffer>> groups = new ArrayList<>();
        for (ByteBuffer fragment : fragments) {
            int start = fragment.remaining() < LONGEST_START ? 0 : Short.toUnsignedInt(fragment.getShort(0));
            if (groups.isEmpty() || start == JPEG_START || start == JPEG_2000_START) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(fragment);
        }
        return groups;
    }

    private static ByteBuffer joined(List<ByteBuffer> fragments) {
        int length = fragments.stream().mapToInt(ByteBuffer::remaining).sum();
        ByteBuffer joined = ByteBuffer.allocate(length);
        fragments.forEach(fragment -> joined.put(fragment.duplicate()));
        return joined.flip();
    }

    /** What the pixels are. */
    public PixelFormat format() {
        return format;
    }

    /** How many frames there are, at least 1. */
    public int count() {
        return frames.size();
    }

    /**
     * Decodes a frame.
     *
     * @param index which, from 0
     * @param values takes the stored values, row after row; as many as a frame has
     * @throws UnreadableDicomException if it does not decompress to what it should be
     */
    public void decode(int index, int[] values) throws UnreadableDicomException {
        if (values.length != format.length()) {
            throw new IllegalArgumentException("A frame of %s has not %d values".formatted(format, values.length));
        }
        codec.decode(frames.get(index).duplicate().order(ByteOrder.LITTLE_ENDIAN), format, values);
        for (int i = 0; i < values.length; i++) {
            values[i] = format.value(values[i]);
        }
    }

    private static UnreadableDicomException corrupt(String message) {
        return new UnreadableDicomException(Reason.CORRUPT_PIXELS, message);
    }
}
