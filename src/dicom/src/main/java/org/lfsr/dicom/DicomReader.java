package org.lfsr.dicom;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.lfsr.dicom.UnreadableDicomException.Reason;

/**
 * Reads instances in files (PS3.10) from untrusted streams, in each {@link TransferSyntax}; pixels stay encoded as they
 * are. Sequences may be of defined or undefined length, attributes private or unknown; unknown ones that the standard's
 * dictionary has are read by that. Text comes in Unicode and without the attribute that named its character set; group
 * lengths are dropped.
 *
 * <p>Streams are read to their end, or to the limit, and left open. They must end where their object ends: a connection
 * that is cut has to show as an {@link IOException}, which comes through unchanged.
 *
 * <p>Instances hold nothing but their limits and may be shared between threads.
 */
public final class DicomReader {

    private static final int PREAMBLE_BYTES = 128;
    private static final int META_START = PREAMBLE_BYTES + 4;
    private static final byte[] MAGIC = {'D', 'I', 'C', 'M'};

    private final DicomLimits limits;

    /** Creates a reader that refuses whatever is larger than its limits. */
    public DicomReader(DicomLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads one instance.
     *
     * @throws UnreadableDicomException if the bytes are not one, whole and sound
     * @throws IOException if the stream fails
     */
    public DicomFile read(InputStream stream) throws IOException, UnreadableDicomException {
        byte[] bytes = stream.readNBytes(limits.maxBytes());
        if (bytes.length == limits.maxBytes() && stream.read() >= 0) {
            throw tooLarge("File");
        }
        if (!isDicom(bytes)) {
            throw new UnreadableDicomException(
                    Reason.NOT_DICOM,
                    "%d bytes have no DICM after the preamble of %d".formatted(bytes.length, PREAMBLE_BYTES));
        }
        return parsed(bytes);
    }

    /** Whether bytes begin as an instance in a file does; the first 132 are enough to tell. */
    public static boolean isDicom(byte[] start) {
        return start.length >= META_START && Arrays.equals(start, PREAMBLE_BYTES, META_START, MAGIC, 0, MAGIC.length);
    }

    private DicomFile parsed(byte[] bytes) throws UnreadableDicomException {
        Budget budget = new Budget(limits.maxAttributes());
        ElementReader start = new ElementReader(bytes, META_START, Encoding.EXPLICIT_LITTLE_ENDIAN, budget);
        DataSet meta = start.meta();
        String uid = meta.requireText(Tags.TRANSFER_SYNTAX_UID);
        TransferSyntax syntax = TransferSyntax.of(uid).orElseThrow(() -> unsupported(uid));
        boolean deflated = syntax == TransferSyntax.DEFLATED;
        byte[] body = deflated ? inflated(bytes, start.position()) : bytes;
        int bodyStart = deflated ? 0 : start.position();
        ElementReader rest = new ElementReader(body, bodyStart, Encoding.of(syntax), budget);
        return new DicomFile(syntax, meta, rest.rest(), body.length);
    }

    private byte[] inflated(byte[] bytes, int from) throws UnreadableDicomException {
        Inflater inflater = new Inflater(true);
        try (InputStream stream =
                new InflaterInputStream(new ByteArrayInputStream(bytes, from, bytes.length - from), inflater)) {
            byte[] inflated = stream.readNBytes(limits.maxBytes());
            if (inflated.length == limits.maxBytes() && stream.read() >= 0) {
                throw tooLarge("Deflated data set");
            }
            return inflated;
        } catch (EOFException e) {
            throw new UnreadableDicomException(Reason.TRUNCATED, "Deflated data set ends early", e);
        } catch (ZipException e) {
            throw new UnreadableDicomException(Reason.CORRUPT, "Data set does not inflate", e);
        } catch (IOException e) {
            throw new AssertionError("Bytes in memory can be read", e);
        } finally {
            inflater.end();
        }
    }

    private UnreadableDicomException tooLarge(String what) {
        return new UnreadableDicomException(
                Reason.TOO_LARGE, "%s has more bytes than the limit of %d".formatted(what, limits.maxBytes()));
    }

    private static UnreadableDicomException unsupported(String uid) {
        return new UnreadableDicomException(
                Reason.UNSUPPORTED_TRANSFER_SYNTAX,
                "Transfer syntax is %s, none of those that are read here".formatted(Shown.uid(uid)));
    }
}
