package org.lfsr.trainer.network;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A network's state and some words about it, in the safetensors format: a length, a JSON header with each tensor's
 * type, shape and place, then floats of 32 or 16 bits in little endian. Any framework can read it.
 *
 * @param metadata words about the network: its kind, its shape, where it comes from
 * @param state its tensors
 */
public record SafeTensors(Map<String, String> metadata, NetworkState state) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String METADATA = "__metadata__";
    private static final int ALIGNMENT = 8;
    private static final int MAX_HEADER = 1 << 24;

    /**
     * Writes a file of 32-bit floats; it appears when it is whole.
     *
     * @throws ArithmeticException if a value is no finite number: nobody can go on from such a network
     */
    public void write(Path file) throws IOException {
        write(file, NumberFormat.F32);
    }

    /**
     * Writes a file; it appears when it is whole.
     *
     * @throws ArithmeticException if a value is no finite number, or too large for the format
     */
    public void write(Path file, NumberFormat format) throws IOException {
        state.tensors().forEach(SafeTensors::requireFinite);
        byte[] header = header(format);
        int data = state.tensors().stream()
                .mapToInt(tensor -> tensor.values().length * format.bytes())
                .sum();
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES + header.length + data).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length).put(header);
        for (NamedValues tensor : state.tensors()) {
            for (float value : tensor.values()) {
                format.put(bytes, value);
            }
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.write(unfinished, bytes.array());
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void requireFinite(NamedValues tensor) {
        for (float value : tensor.values()) {
            if (!Float.isFinite(value)) {
                throw new ArithmeticException("%s holds %s".formatted(tensor, value));
            }
        }
    }

    private byte[] header(NumberFormat format) throws IOException {
        ObjectNode header = JSON.createObjectNode();
        ObjectNode words = header.putObject(METADATA);
        new TreeMap<>(metadata).forEach(words::put);
        int offset = 0;
        for (NamedValues tensor : state.tensors()) {
            ObjectNode entry = header.putObject(tensor.name());
            entry.put("dtype", format.name());
            entry.putPOJO("shape", tensor.shape());
            int end = offset + tensor.values().length * format.bytes();
            entry.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        String text = JSON.writeValueAsString(header);
        int padding = Math.floorMod(-text.getBytes(StandardCharsets.UTF_8).length, ALIGNMENT);
        return (text + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read, or is no safetensors file of 32-bit or 16-bit floats; the message names
     *     the file
     */
    public static SafeTensors read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        try {
            return parse(bytes);
        } catch (JacksonException | IllegalArgumentException | ArithmeticException e) {
            throw new IOException("%s is no network in safetensors format: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static SafeTensors parse(ByteBuffer bytes) throws JacksonException {
        long length = bytes.capacity() < Long.BYTES ? 0 : bytes.getLong();
        if (length < 2 || length > Math.min(MAX_HEADER, bytes.remaining())) {
            throw new IllegalArgumentException(
                    "its header is to have %d bytes, the file has %d".formatted(length, bytes.capacity()));
        }
        byte[] header = new byte[(int) length];
        bytes.get(header);
        JsonNode entries = JSON.readTree(new String(header, StandardCharsets.UTF_8));
        if (!entries.isObject()) {
            throw new IllegalArgumentException("its header is no JSON object");
        }
        Map<String, String> metadata = new TreeMap<>();
        entries.path(METADATA)
                .properties()
                .forEach(word -> metadata.put(word.getKey(), word.getValue().asText()));
        ByteBuffer data = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        List<NamedValues> tensors = new ArrayList<>();
        for (Iterator<String> names = entries.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals(METADATA)) {
                tensors.add(tensor(name, entries.get(name), data));
            }
        }
        return new SafeTensors(metadata, new NetworkState(tensors));
    }

    private static NamedValues tensor(String name, JsonNode entry, ByteBuffer data) {
        NumberFormat format = format(name, entry.path("dtype").asText());
        long start = entry.path("data_offsets").path(0).asLong(-1);
        long end = entry.path("data_offsets").path(1).asLong(-1);
        if (start < 0 || end < start || end > data.capacity() || (end - start) % format.bytes() != 0) {
            throw new IllegalArgumentException("%s lies from %d to %d, wanted whole floats in %d bytes"
                    .formatted(name, start, end, data.capacity()));
        }
        float[] values = new float[(int) (end - start) / format.bytes()];
        ByteBuffer from = data.slice((int) start, (int) (end - start)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.length; i++) {
            values[i] = format.next(from);
        }
        JsonNode shape = entry.path("shape");
        long[] sizes = IntStream.range(0, shape.size())
                .mapToLong(axis -> shape.get(axis).asLong(-1))
                .toArray();
        if (!shape.isArray() || LongStream.of(sizes).anyMatch(size -> size < 0)) {
            throw new IllegalArgumentException("%s has the shape %s, wanted sizes".formatted(name, shape));
        }
        return new NamedValues(name, sizes, values);
    }

    private static NumberFormat format(String name, String found) {
        for (NumberFormat format : NumberFormat.values()) {
            if (format.name().equals(found)) {
                return format;
            }
        }
        throw new IllegalArgumentException("%s is of type \"%s\", wanted F32 or F16".formatted(name, found));
    }
}
