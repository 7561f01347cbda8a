package org.lfsr.events;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {

    private static final int HEADER_BYTES = 10;

    private final EventCodec<NewScan> requests = EventCodec.newScan();
    private final EventCodec<ScanCompleted> completions = EventCodec.scanCompleted();

    @ParameterizedTest
    @MethodSource
    void givesBackRequests(NewScan event) throws UnreadableEventException {
        assertThat(requests.decode(requests.encode(event))).isEqualTo(event);
    }

    static Stream<NewScan> givesBackRequests() {
        return Stream.of(SampleEvents.shortRequest(), SampleEvents.fullRequest());
    }

    @ParameterizedTest
    @MethodSource
    void givesBackCompletions(ScanCompleted event) throws UnreadableEventException {
        assertThat(completions.decode(completions.encode(event))).isEqualTo(event);
    }

    static Stream<ScanCompleted> givesBackCompletions() {
        return Stream.of(SampleEvents.rejected(), SampleEvents.enhanced());
    }

    @Test
    void beginsWithTheMarkerAndTheFingerprintOfThePublishedSchema() {
        Schema published = SchemaFolder.type(SchemaFolder.PUBLISHED, "NewScan");

        ByteBuffer bytes = ByteBuffer.wrap(requests.encode(SampleEvents.shortRequest()));

        assertThat(bytes.getShort()).isEqualTo((short) 0xC301);
        assertThat(bytes.order(ByteOrder.LITTLE_ENDIAN).getLong())
                .isEqualTo(SchemaNormalization.parsingFingerprint64(published));
    }

    @Test
    void isReadByAClientThatHasOnlyThePublishedSchema() throws IOException {
        Schema published = SchemaFolder.type(SchemaFolder.PUBLISHED, "ScanCompleted");
        byte[] bytes = completions.encode(SampleEvents.enhanced());

        GenericRecord record = new GenericDatumReader<GenericRecord>(published)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null));

        assertThat(record.get("outcome")).hasToString("ENHANCED");
        assertThat((List<?>) record.get("stacks")).hasSize(2);
        assertThat(record.get("completedAt")).isEqualTo(1_772_600_767_090L);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("releasedRequests")
    void readsWhatEveryReleasedVersionWrote(Schema writer) throws IOException, UnreadableEventException {
        byte[] bytes = written(writer, request(writer));

        NewScan event = requests.decode(bytes);

        assertThat(event.getScanId()).isEqualTo("scan-0");
        assertThat(event.getLocation().getKey()).isEqualTo("in/scan-0.nii");
        assertThat(event.getFormat()).isEqualTo(ScanFormat.NIFTI);
    }

    static List<Schema> releasedRequests() {
        return SchemaFolder.versions().stream()
                .map(version -> SchemaFolder.type(version, "NewScan"))
                .toList();
    }

    @Test
    void fillsInWhatAnEarlierWriterDidNotKnow() throws IOException, UnreadableEventException {
        Schema writer = withoutFields("priority", "scale", "reference", "modality");
        EventCodec<NewScan> codec = new EventCodec<>(NewScan.class, List.of(writer));

        NewScan event = codec.decode(written(writer, request(writer)));

        assertThat(event.getScanId()).isEqualTo("scan-0");
        assertThat(event.getPriority()).isEqualTo(Priority.ROUTINE);
        assertThat(event.getScale()).isEqualTo(Scale.BY_MODEL_CARD);
        assertThat(event.getModality()).isEqualTo("MR");
        assertThat(event.getReference()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void saysWhatIsNoEvent(String message, byte[] bytes) {
        assertThatThrownBy(() -> requests.decode(bytes))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(message);
    }

    static Stream<Arguments> saysWhatIsNoEvent() throws IOException {
        byte[] whole = EventCodec.newScan().encode(SampleEvents.shortRequest());
        byte[] other = EventCodec.scanCompleted().encode(SampleEvents.rejected());
        return Stream.of(
                Arguments.of("the message is empty", new byte[0]),
                Arguments.of("begins with 7b22, not with c301", "{\"a\": 1}".getBytes(US_ASCII)),
                Arguments.of("begins with c3, not with c301", new byte[] {(byte) 0xC3}),
                Arguments.of("ends after 9 of its header's 10 bytes", Arrays.copyOf(whole, 9)),
                Arguments.of("the writer's schema has the fingerprint", other),
                Arguments.of("truncated: its body of 0 bytes ends within eventId", Arrays.copyOf(whole, HEADER_BYTES)),
                Arguments.of("ends within requestedAt", Arrays.copyOf(whole, whole.length - 1)),
                Arguments.of("3 bytes before", Arrays.copyOf(whole, whole.length + 3)),
                Arguments.of("ends within eventId", announcing(whole, Integer.MAX_VALUE)),
                Arguments.of("malformed: Malformed data. Length is negative", negativeLength()));
    }

    @Test
    void namesTheFingerprintThatItDoesNotKnowAndThoseThatItDoes() {
        byte[] bytes = requests.encode(SampleEvents.shortRequest());
        Arrays.fill(bytes, 2, HEADER_BYTES, (byte) 0x5A);

        assertThatThrownBy(() -> requests.decode(bytes))
                .hasMessageStartingWith(
                        "No known NewScan: the writer's schema has the fingerprint 5a5a5a5a5a5a5a5a, known are ")
                .hasMessageContaining(
                        "%016x".formatted(SchemaNormalization.parsingFingerprint64(NewScan.getClassSchema())));
    }

    @Test
    void refusesAnArrayThatCannotBeThereBeforeMakingRoomForIt() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(completions.encode(SampleEvents.rejected()), 0, HEADER_BYTES);
        BinaryEncoder body = EncoderFactory.get().binaryEncoder(out, null);
        writeRejectionUpToStacks(body);
        body.writeLong(Integer.MAX_VALUE - 9);
        body.flush();

        assertThatThrownBy(() -> completions.decode(out.toByteArray()))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("ScanCompleted is truncated")
                .hasMessageContaining("ends within index");
    }

    private static void writeRejectionUpToStacks(BinaryEncoder body) throws IOException {
        for (String text : List.of("c", "e", "s")) {
            body.writeString(text);
        }
        body.writeFixed(new byte[] {0, 0, 6, 0}); // no UIDs, REJECTED, no rejection
        body.writeString("bucket");
        body.writeString("key");
        body.writeFixed(new byte[8]); // nothing more of the input, no digest, factor, axis, counts
    }

    /** A short request whose first string is said to be so long. */
    private static byte[] announcing(byte[] whole, long length) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(whole, 0, HEADER_BYTES);
        BinaryEncoder body = EncoderFactory.get().binaryEncoder(out, null);
        body.writeLong(length);
        body.writeFixed(whole, HEADER_BYTES, whole.length - HEADER_BYTES);
        body.flush();
        return out.toByteArray();
    }

    /** A request with the length -1 for its first, empty, string. */
    private static byte[] negativeLength() {
        NewScan event =
                NewScan.newBuilder(SampleEvents.shortRequest()).setEventId("").build();
        byte[] bytes = EventCodec.newScan().encode(event);
        bytes[HEADER_BYTES] = 1;
        return bytes;
    }

    private static Schema withoutFields(String... names) {
        Schema schema = NewScan.getClassSchema();
        List<Schema.Field> kept = schema.getFields().stream()
                .filter(field -> !List.of(names).contains(field.name()))
                .map(field -> new Schema.Field(field, field.schema()))
                .toList();
        return Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, kept);
    }

    private static GenericRecord request(Schema writer) {
        Schema location = writer.getField("location").schema();
        return new GenericRecordBuilder(writer)
                .set("eventId", "e-0")
                .set("scanId", "scan-0")
                .set(
                        "location",
                        new GenericRecordBuilder(location)
                                .set("bucket", "scans")
                                .set("key", "in/scan-0.nii")
                                .build())
                .set(
                        "format",
                        new GenericData.EnumSymbol(writer.getField("format").schema(), "NIFTI"))
                .set("requestedAt", 1L)
                .build();
    }

    private static byte[] written(Schema writer, GenericRecord event) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new BinaryMessageEncoder<GenericRecord>(new GenericData(), writer).encode(event, out);
        return out.toByteArray();
    }
}
