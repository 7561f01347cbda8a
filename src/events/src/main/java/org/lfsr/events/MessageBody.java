package org.lfsr.events;

import java.io.EOFException;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Walks through a message's body without keeping anything of it, to learn that what it announces is there: Avro's own
 * reader sets memory aside for a string or an array by its announced length, before it looks.
 */
final class MessageBody {

    private final Schema schema;
    private final BinaryDecoder in;
    private String field = "";

    private MessageBody(Schema schema, BinaryDecoder in) {
        this.schema = schema;
        this.in = in;
    }

    /**
     * Checks that the bytes are exactly one record.
     *
     * @param schema the writer's
     * @param message the whole message
     * @param start where in it the body begins
     * @throws UnreadableEventException if they end early, go on, or hold what the schema does not allow
     */
    static void check(Schema schema, byte[] message, int start) throws UnreadableEventException {
        int length = message.length - start;
        new MessageBody(schema, DecoderFactory.get().binaryDecoder(message, start, length, null)).check(length);
    }

    private void check(int length) throws UnreadableEventException {
        try {
            skip(schema);
            if (!in.isEnd()) {
                throw new UnreadableEventException("%s ends before its message does, %d bytes before"
                        .formatted(schema.getName(), in.inputStream().available()));
            }
        } catch (EOFException e) {
            throw new UnreadableEventException(
                    "%s is truncated: its body of %d bytes ends within %s".formatted(schema.getName(), length, field),
                    e);
        } catch (IOException | AvroRuntimeException | UnsupportedOperationException e) { // the last: absurd lengths
            throw new UnreadableEventException(
                    "%s is malformed at %s: %s".formatted(schema.getName(), field, e.getMessage()), e);
        }
    }

    private void skip(Schema type) throws IOException {
        switch (type.getType()) {
            case RECORD -> skipFields(type);
            case ARRAY -> skipItems(type.getElementType());
            case UNION ->
                skip(type.getTypes().get(index(in.readIndex(), type.getTypes().size())));
            case ENUM -> index(in.readEnum(), type.getEnumSymbols().size());
            case STRING -> in.skipString();
            case INT -> in.readInt();
            case LONG -> in.readLong();
            case DOUBLE -> in.readDouble();
            case BOOLEAN -> in.readBoolean();
            case NULL -> in.readNull();
            default -> throw new AssertionError("No event has a field of %s".formatted(type.getType()));
        }
    }

    private void skipFields(Schema record) throws IOException {
        for (Schema.Field each : record.getFields()) {
            field = each.name();
            skip(each.schema());
        }
    }

    private void skipItems(Schema item) throws IOException {
        for (long count = in.readArrayStart(); count > 0; count = in.arrayNext()) {
            for (long i = 0; i < count; i++) {
                skip(item);
            }
        }
    }

    private static int index(int found, int size) {
        if (found < 0 || found >= size) {
            throw new AvroRuntimeException("choice %d of %d".formatted(found, size));
        }
        return found;
    }
}
