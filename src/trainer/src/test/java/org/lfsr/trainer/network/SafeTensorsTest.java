package org.lfsr.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SafeTensorsTest {

    private static final NamedValues MATRIX =
            new NamedValues("a.weight", new long[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6});
    private static final NamedValues SCALAR = new NamedValues("slope", new long[] {}, new float[] {-0.25f});

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void chooseAFile() {
        file = folder.resolve("last.network");
    }

    @Test
    void givesBackWordsAndTensorsInTheirOrder() throws IOException {
        NetworkState state = new NetworkState(List.of(SCALAR, MATRIX));

        new SafeTensors(Map.of("kind", "generator", "note", "ä\"\n"), state).write(file);

        SafeTensors read = SafeTensors.read(file);
        assertThat(read.metadata()).isEqualTo(Map.of("kind", "generator", "note", "ä\"\n"));
        assertThat(read.state().sha256()).isEqualTo(state.sha256());
        assertThat(read.state().tensors()).extracting(NamedValues::name).containsExactly("slope", "a.weight");
    }

    @Test
    void writesWhatTheFormatPrescribes() throws IOException {
        new SafeTensors(Map.of("kind", "x"), new NetworkState(List.of(MATRIX, SCALAR))).write(file);

        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[(int) bytes.getLong()];
        bytes.get(header);
        assertThat(new String(header, StandardCharsets.UTF_8).stripTrailing())
                .isEqualTo("{\"__metadata__\":{\"kind\":\"x\"},"
                        + "\"a.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
                        + "\"slope\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[24,28]}}");
        assertThat(header.length % 8).isZero();
        assertThat(bytes.remaining()).isEqualTo(28);
        assertThat(bytes.getFloat()).isEqualTo(1);
        assertThat(bytes.getFloat(bytes.position() + 20)).isEqualTo(-0.25f);
    }

    @Test
    void leavesNothingButTheFile() throws IOException {
        new SafeTensors(Map.of(), new NetworkState(List.of(MATRIX))).write(file);
        new SafeTensors(Map.of(), new NetworkState(List.of(SCALAR))).write(file);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(SafeTensors.read(file).state().contains("slope")).isTrue();
    }

    @Test
    void refusesToKeepABrokenNetworkAndKeepsTheFormerOne() throws IOException {
        new SafeTensors(Map.of(), new NetworkState(List.of(SCALAR))).write(file);
        NamedValues broken = new NamedValues("a.weight", new long[] {2}, new float[] {1, Float.NaN});

        assertThatThrownBy(() -> new SafeTensors(Map.of(), new NetworkState(List.of(broken))).write(file))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("a.weight [2] holds NaN");

        assertThat(SafeTensors.read(file).state().contains("slope")).isTrue();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void refusesWhatIsNoNetwork(String header, String message) throws IOException {
        Files.write(file, bytes(header.getBytes(StandardCharsets.UTF_8).length, header));

        assertRefused(message);
    }

    static Stream<Arguments> refusesWhatIsNoNetwork() {
        return Stream.of(
                Arguments.of("[]", "its header is no JSON object"),
                Arguments.of("   ", "its header is no JSON object"),
                Arguments.of("{\"a\"", "Unexpected end-of-input"),
                Arguments.of("{} {}", "Trailing token"),
                Arguments.of(entry("F32", "[1]", "[0,4]") + " ".repeat(2) + "x", "Unrecognized token 'x'"),
                Arguments.of("{\"a\":null}", "a is of type \"\", wanted F32 or F16"),
                Arguments.of(entry("I32", "[1]", "[0,4]"), "a is of type \"I32\", wanted F32 or F16"),
                Arguments.of(entry("F32", "[2]", "[0,4]"), "a of [2] has 2 elements, found 1"),
                Arguments.of(entry("F32", "[-1,-1]", "[0,4]"), "a has the shape [-1,-1], wanted sizes"),
                Arguments.of(entry("F32", "1", "[0,4]"), "a has the shape 1, wanted sizes"),
                Arguments.of(entry("F32", "[\"one\"]", "[0,4]"), "a has the shape [\"one\"], wanted sizes"),
                Arguments.of(entry("F32", "[4294967296,4294967296]", "[0,4]"), "long overflow"),
                Arguments.of(entry("F32", "[2]", "[4,12]"), "a lies from 4 to 12, wanted whole floats in 8 bytes"),
                Arguments.of(entry("F32", "[1]", "[-4,0]"), "a lies from -4 to 0, wanted whole floats in 8 bytes"),
                Arguments.of(entry("F32", "[1]", "[4,0]"), "a lies from 4 to 0, wanted whole floats in 8 bytes"),
                Arguments.of(entry("F32", "[1]", "[0,5]"), "a lies from 0 to 5, wanted whole floats in 8 bytes"),
                Arguments.of(
                        entry("F32", "[1]", "[4294967296,4294967300]"),
                        "a lies from 4294967296 to 4294967300, wanted whole floats in 8 bytes"),
                Arguments.of(entry("F32", "[1]", "[0]"), "a lies from 0 to -1, wanted whole floats in 8 bytes"),
                Arguments.of(entry("F32", "[1]", "[0,4]").replace("}}", "},\"a\":1}"), "Duplicate field 'a'"),
                Arguments.of("[".repeat(5000), "nesting depth"));
    }

    @Test
    void refusesAHeaderLongerThanTheFile() throws IOException {
        Files.write(file, bytes(1000, "{}"));

        assertRefused("its header is to have 1000 bytes, the file has 18");

        Files.write(file, bytes(-1, "{}"));
        assertRefused("its header is to have -1 bytes, the file has 18");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        Files.write(file, new byte[0]);

        assertRefused("its header is to have 0 bytes, the file has 0");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> SafeTensors.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " is no network in safetensors format: ")
                .hasMessageContaining(message);
    }

    private static String entry(String type, String shape, String place) {
        return "{\"a\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}}".formatted(type, shape, place);
    }

    /** A file of a header and two floats. */
    private static byte[] bytes(long length, String header) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + text.length + 2 * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put(text)
                .array();
    }
}
