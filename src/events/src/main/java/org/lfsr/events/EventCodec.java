package org.lfsr.events;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Turns events of one type into bytes and back, in Avro's single-object encoding: the bytes {@code C3 01}, the CRC-64
 * fingerprint of the writer's schema (little-endian), the binary body.
 *
 * <p>Reads what any released version wrote. Does not trust the bytes: they are walked through once before memory is set
 * aside for what they announce. Safe for use by several threads.
 *
 * @param <T> the event
 */
public final class EventCodec<T extends SpecificRecord> {

    private static final int MARKER_BYTES = 2;
    private static final int HEADER_BYTES = MARKER_BYTES + Long.BYTES;
    private static final short MARKER = (short) 0xC301;

    private final String name;
    private final Map<Long, Schema> writers = new TreeMap<>();
    private final BinaryMessageEncoder<T> encoder;
    private final BinaryMessageDecoder<T> decoder;

    /** Makes a codec that reads its own version and the given earlier ones. */
    EventCodec(Class<T> type, List<Schema> released) {
        SpecificData model = SpecificData.getForClass(type);
        Schema schema = model.getSchema(type);
        released.forEach(this::know);
        know(schema);
        this.name = schema.getName();
        this.encoder = new BinaryMessageEncoder<>(model, schema);
        this.decoder = new BinaryMessageDecoder<>(model, schema, writers::get);
    }

    private void know(Schema schema) {
        writers.put(SchemaNormalization.parsingFingerprint64(schema), schema);
    }

    /** Makes the codec of the event that asks for a scan to be enhanced. */
    public static EventCodec<NewScan> newScan() {
        return new EventCodec<>(NewScan.class, ReleasedSchemas.of(NewScan.SCHEMA$.getFullName()));
    }

    /** Makes the codec of the event that says how a scan ended. */
    public static EventCodec<ScanCompleted> scanCompleted() {
        return new EventCodec<>(ScanCompleted.class, ReleasedSchemas.of(ScanCompleted.SCHEMA$.getFullName()));
    }

    /** Writes an event; the array is the caller's to keep. */
    public byte[] encode(T event) {
        try {
            ByteBuffer message = encoder.encode(event);
            byte[] bytes = new byte[message.remaining()];
            message.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new AssertionError("Writing to memory failed", e);
        }
    }

    /**
     * Reads an event. What an earlier version did not write has its default.
     *
     * @param bytes one message, wholly; left as it is
     * @throws UnreadableEventException if the bytes are empty, not in single-object encoding, by a schema that is not
     *     known as one of this event, truncated, or followed by others
     */
    public T decode(byte[] bytes) throws UnreadableEventException {
        MessageBody.check(writer(bytes), bytes, HEADER_BYTES);
        try {
            return decoder.decode(bytes);
        } catch (IOException | AvroRuntimeException e) {
            throw new UnreadableEventException("%s is malformed: %s".formatted(name, e.getMessage()), e);
        }
    }

    private Schema writer(byte[] bytes) throws UnreadableEventException {
        if (bytes.length == 0) {
            throw new UnreadableEventException("No %s: the message is empty".formatted(name));
        }
        if (bytes.length < MARKER_BYTES || ByteBuffer.wrap(bytes).getShort() != MARKER) {
            throw new UnreadableEventException("No %s: the message begins with %s, not with c301 (single-object Avro)"
                    .formatted(name, HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, MARKER_BYTES))));
        }
        if (bytes.length < HEADER_BYTES) {
            throw new UnreadableEventException(
                    "No %s: the message ends after %d of its header's 10 bytes".formatted(name, bytes.length));
        }
        long fingerprint = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(MARKER_BYTES);
        Schema writer = writers.get(fingerprint);
        if (writer == null) {
            throw new UnreadableEventException(
                    "No known %s: the writer's schema has the fingerprint %016x, known are %s"
                            .formatted(name, fingerprint, fingerprints()));
        }
        return writer;
    }

    private String fingerprints() {
        return writers.keySet().stream().map("%016x"::formatted).collect(Collectors.joining(", "));
    }
}
