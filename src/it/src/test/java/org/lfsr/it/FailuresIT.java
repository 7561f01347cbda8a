package org.lfsr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.events.EventCodec;
import org.lfsr.events.NewScan;
import org.lfsr.events.ObjectLocation;
import org.lfsr.events.Outcome;
import org.lfsr.events.Priority;
import org.lfsr.events.Rejection;
import org.lfsr.events.RejectionCode;
import org.lfsr.events.Scale;
import org.lfsr.events.ScanCompleted;
import org.lfsr.events.ScanFormat;
import org.lfsr.events.UnreadableEventException;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Volume;
import org.lfsr.local.ServiceProcess;
import org.lfsr.local.Topics;
import org.lfsr.testkit.TinyScan;

/** One service, and everything that can be wrong with what it is sent and with what it stands on. */
class FailuresIT {

    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("lfsr.drill.away-seconds", 5));
    /** A scan is tried again no longer than this. */
    private static final Duration STORE_AWAY = AWAY.toSeconds() < 30 ? AWAY : Duration.ofSeconds(30);

    private static final int BUSY = 8;
    private static final Volume SCAN = TinyScan.withLesion(1);

    @TempDir
    static Path folder;

    private static Lab lab;
    private static ServiceProcess service;

    @BeforeAll
    static void start() throws IOException {
        lab = Lab.start(folder, Map.of());
        service = lab.startService();
    }

    @AfterAll
    static void stop() throws IOException {
        lab.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void putsAsideWhatIsNoEventAndGoesOn(String key, byte[] bytes, String message)
            throws IOException, UnreadableEventException {
        lab.stack().publisher().send(Topics.NEW, key, bytes);
        ScanCompleted next = completed(lab.put("after-" + key, SCAN));

        assertThat(next.getOutcome()).isEqualTo(Outcome.ENHANCED);
        ConsumerRecord<String, byte[]> letter = DeadLetters.await(lab.stack(), key);
        assertThat(letter.value()).isEqualTo(bytes);
        assertThat(DeadLetters.header(letter, "reason")).isEqualTo("UNREADABLE");
        assertThat(DeadLetters.header(letter, "message")).contains(message);
        assertThat(DeadLetters.header(letter, "topic")).isEqualTo(Topics.NEW);
        assertThat(Long.parseLong(DeadLetters.header(letter, "offset"))).isNotNegative();
        assertThat(DeadLetters.header(letter, "attempts")).isEqualTo("0");
    }

    static Stream<Arguments> putsAsideWhatIsNoEventAndGoesOn() {
        byte[] unknown = {(byte) 0xC3, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        return Stream.of(
                Arguments.of("text", "{}".getBytes(StandardCharsets.UTF_8), "begins with 7b7d"),
                Arguments.of("unknown-schema", unknown, "the writer's schema has the fingerprint 0807060504030201"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource
    void rejectsAndStoresNothing(String scanId, byte[] bytes, RejectionCode code, String sentence)
            throws IOException, UnreadableEventException {
        ScanCompleted event = completed(lab.put(scanId, bytes));

        requireRejected(event, code, sentence);
        assertThat(lab.products(scanId)).isEmpty();
    }

    static Stream<Arguments> rejectsAndStoresNothing() throws IOException {
        byte[] good = BrokenScans.plain(SCAN);
        return Stream.of(
                Arguments.of("text", BrokenScans.text(), RejectionCode.NOT_A_VOLUME, ""),
                Arguments.of("zip", BrokenScans.damagedZip(), RejectionCode.TRUNCATED, "damaged"),
                Arguments.of("truncated", BrokenScans.truncated(good), RejectionCode.TRUNCATED, "end"),
                Arguments.of("spacing", BrokenScans.spacing(good, 1000), RejectionCode.HEADER_IMPLAUSIBLE, "200"),
                Arguments.of("no-slices", BrokenScans.depth(good, -1), RejectionCode.HEADER_IMPLAUSIBLE, "-1"),
                Arguments.of("bomb", BrokenScans.bomb(good), RejectionCode.TOO_LARGE, "67108864"),
                Arguments.of("nan", BrokenScans.notFinite(SCAN), RejectionCode.NOT_FINITE, "NaN"),
                Arguments.of("coarse", BrokenScans.plain(placed(25)), RejectionCode.OUTSIDE_COMPETENCE, "25"));
    }

    @Test
    void rejectsWhatIsNotThere() throws IOException, UnreadableEventException {
        requireRejected(completed(Lab.event("missing")), RejectionCode.OBJECT_MISSING, "missing/scan.nii.gz");
    }

    @Test
    void rejectsWhatWasReplacedSinceTheRequest() throws IOException, UnreadableEventException {
        NewScan.Builder event = lab.put("replaced", SCAN);
        event.setLocation(ObjectLocation.newBuilder(event.getLocation())
                .setEtag("0123456789abcdef")
                .build());

        requireRejected(completed(event), RejectionCode.OBJECT_CHANGED, "0123456789abcdef");
    }

    @Test
    void rejectsARequestThatBreaksItsRules() throws IOException, UnreadableEventException {
        requireRejected(completed(Lab.event("../escape")), RejectionCode.REQUEST_INVALID, "scanId");
        requireRejected(
                completed(Lab.event("newer").setFormat(ScanFormat.UNKNOWN)), RejectionCode.UNSUPPORTED, "NIFTI");
    }

    @Test
    void saysThatThereIsNoLesion() throws IOException, UnreadableEventException {
        ScanCompleted event = completed(lab.put("healthy", TinyScan.healthy(1)));

        assertThat(event.getOutcome()).isEqualTo(Outcome.NO_LESION);
        assertThat(event.getStacks()).isEmpty();
        assertThat(event.getRejection()).isNull();
        assertThat(event.getSliceCount()).isEqualTo(TinyScan.GRID.depth());
    }

    @Test
    void enhancesByTheScaleThatIsAskedFor() throws IOException, UnreadableEventException {
        ScanCompleted event = completed(lab.put("fourfold", SCAN).setScale(Scale.X4));

        assertThat(event.getOutcome()).isEqualTo(Outcome.ENHANCED);
        assertThat(event.getScaleFactor()).isEqualTo(4);
    }

    @Test
    void answersTheSameRequestTwiceWithoutDoingItTwice() throws IOException, UnreadableEventException {
        NewScan event = lab.put("twice", SCAN).build();
        ScanCompleted first = completed(event);
        List<String> products = lab.products("twice");

        lab.stack().publisher().publish(event);
        lab.completions().awaitCount(lab.completions().seen().size() + 1);

        ScanCompleted second = lab.completions().of(event.getEventId()).get(1);
        assertThat(second.getReplayed()).isTrue();
        assertThat(second.getEventId()).isEqualTo(first.getEventId());
        assertThat(second.getStacks()).isEqualTo(first.getStacks());
        assertThat(lab.products("twice")).isEqualTo(products);
    }

    @Test
    void enhancesWhatTheStoreAnnounces() throws IOException, UnreadableEventException {
        lab.put("noticed", SCAN);
        String notice = """
                {"EventName": "s3:ObjectCreated:Put", "Key": "scans/noticed/scan.nii.gz", "Records": [
                  {"eventName": "s3:ObjectCreated:Put", "eventTime": "2026-03-04T05:06:07.089Z",
                   "s3": {"bucket": {"name": "scans"}, "object": {"key": "noticed%2Fscan.nii.gz",
                    "userMetadata": {"X-Amz-Meta-Scan-Id": "noticed"}}}}]}""";

        lab.stack().publisher().send(Topics.NOTIFICATIONS, "scans/noticed", notice.getBytes(StandardCharsets.UTF_8));

        lab.completions().awaitCount(lab.completions().seen().size() + 1);
        assertThat(lab.completions().seen())
                .filteredOn(event -> event.getScanId().equals("noticed"))
                .singleElement()
                .extracting(ScanCompleted::getOutcome)
                .isEqualTo(Outcome.ENHANCED);
    }

    @Test
    void waitsForAStoreThatIsAway() throws IOException, UnreadableEventException {
        NewScan event = lab.put("patient", SCAN).build();
        lab.stack().stopStore();
        lab.stack().publisher().publish(event);
        lab.completions().watch(STORE_AWAY);
        assertThat(lab.completions().of(event.getEventId())).isEmpty();

        lab.stack().startStore();

        assertThat(lab.completions().await(event.getEventId()).getOutcome()).isEqualTo(Outcome.ENHANCED);
        service.awaitReady(Lab.LIMIT);
    }

    @Test
    void goesOnWhenTheBrokerStartsAgain() throws IOException, UnreadableEventException {
        NewScan before = lab.put("before-restart", SCAN).build();
        NewScan after = lab.put("after-restart", SCAN).build();
        lab.stack().publisher().publish(before);

        lab.stack().stopBroker();
        lab.stack().startBroker();
        lab.stack().publisher().publish(after);

        lab.completions().await(List.of(before.getEventId(), after.getEventId()));
        lab.completions().watch(Duration.ofSeconds(2));
        assertThat(lab.completions().of(before.getEventId())).hasSize(1);
        assertThat(lab.completions().of(after.getEventId())).hasSize(1);
    }

    @Test
    void waitsForABrokerThatIsAway() throws IOException, UnreadableEventException {
        List<NewScan> before = List.of(
                lab.put("before-absence-1", SCAN).build(),
                lab.put("before-absence-2", SCAN).build());
        for (NewScan scan : before) {
            lab.stack().publisher().publish(scan);
        }
        lab.stack().stopBroker();
        lab.completions().watch(AWAY);

        lab.stack().startBroker();
        NewScan after = lab.put("after-absence", SCAN).build();
        lab.stack().publisher().publish(after);

        requireOneAnswerEach(Stream.concat(before.stream(), Stream.of(after)).toList());
        service.awaitReady(Lab.LIMIT);
    }

    @Test
    void answersBothChannelsOnceWhenTheBrokerStartsAgain() throws IOException, UnreadableEventException {
        List<NewScan> scans = new ArrayList<>();
        for (int i = 0; i < BUSY; i++) {
            NewScan fresh =
                    lab.put("fresh-%d".formatted(i), TinyScan.withLesion(i)).build();
            NewScan archived = lab.put("archived-%d".formatted(i), TinyScan.withLesion(i))
                    .setPriority(Priority.ARCHIVE)
                    .build();
            lab.stack().publisher().publish(fresh);
            lab.stack()
                    .publisher()
                    .send(
                            Topics.REPROCESS,
                            archived.getScanId(),
                            EventCodec.newScan().encode(archived));
            scans.addAll(List.of(fresh, archived));
        }
        lab.completions().awaitCount(lab.completions().seen().size() + 2);

        lab.stack().stopBroker();
        lab.stack().startBroker();

        requireOneAnswerEach(scans);
    }

    private static void requireOneAnswerEach(List<NewScan> scans) throws UnreadableEventException {
        lab.completions().await(scans.stream().map(NewScan::getEventId).toList());
        lab.completions().watch(Duration.ofSeconds(2));
        assertThat(scans)
                .allSatisfy(scan -> assertThat(lab.completions().of(scan.getEventId()))
                        .as("answers to %s", scan.getScanId())
                        .singleElement()
                        .extracting(ScanCompleted::getOutcome)
                        .isEqualTo(Outcome.ENHANCED));
    }

    private static void requireRejected(ScanCompleted event, RejectionCode code, String sentence) {
        assertThat(event.getOutcome()).isEqualTo(Outcome.REJECTED);
        Rejection rejection = Objects.requireNonNull(event.getRejection());
        assertThat(rejection.getCode()).isEqualTo(code);
        assertThat(rejection.getSentence()).isNotBlank().contains(sentence);
        assertThat(event.getStacks()).isEmpty();
        assertThat(event.getManifestKey()).isNull();
    }

    private static Volume placed(double spacingMm) {
        return new Volume(TinyScan.GRID, Affine.ofSpacing(spacingMm, spacingMm, 4), SCAN.voxels());
    }

    private static ScanCompleted completed(NewScan.Builder event) throws IOException, UnreadableEventException {
        return completed(event.build());
    }

    private static ScanCompleted completed(NewScan event) throws IOException, UnreadableEventException {
        lab.stack().publisher().publish(event);
        return lab.completions().await(event.getEventId());
    }
}
