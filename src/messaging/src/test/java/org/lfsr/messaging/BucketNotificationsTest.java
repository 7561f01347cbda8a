package org.lfsr.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lfsr.events.NewScan;
import org.lfsr.events.ObjectLocation;
import org.lfsr.events.Priority;
import org.lfsr.events.ScanFormat;

class BucketNotificationsTest {

    private static final String EVENT = """
            {"eventVersion":"2.0","eventSource":"minio:s3","awsRegion":"","eventTime":"2026-03-04T05:06:07.089Z",
             "eventName":"s3:ObjectCreated:Put","userIdentity":{"principalId":"x"},"requestParameters":{},
             "s3":{"s3SchemaVersion":"1.0","configurationId":"Config","bucket":{"name":"scans","arn":"arn:aws:s3:::scans"},
              "object":{"key":"in%2Fp+1%2FT1.nii.gz","size":123456,"eTag":"d41d8cd9","contentType":"application/gzip",
               "userMetadata":{"content-type":"application/gzip","X-Amz-Meta-Scan-Id":"scan-1"},"sequencer":"17F0"}},
             "source":{"host":"127.0.0.1","port":"","userAgent":"MinIO"}}""";

    private static final String INSTANCE = EVENT.replace("T1.nii.gz", "0007.DCM");

    private final BucketNotifications reader = new BucketNotifications(BucketRule.DEFAULT);

    @Test
    void asksForAScanThatWasStored() throws Exception {
        NewScan request = request(EVENT);

        assertThat(request.getScanId()).isEqualTo("scan-1");
        assertThat(request.getLocation())
                .isEqualTo(new ObjectLocation("scans", "in/p 1/T1.nii.gz", null, "d41d8cd9", 123456L));
        assertThat(request.getFormat()).isEqualTo(ScanFormat.NIFTI);
        assertThat(request.getPriority()).isEqualTo(Priority.ROUTINE);
        assertThat(request.getRequestedAt()).isEqualTo(Instant.parse("2026-03-04T05:06:07.089Z"));
        assertThat(request.getEventId()).matches("s3-[0-9a-f]{32}");
    }

    @Test
    void asksForEachOfSeveral() throws Exception {
        List<NewScan> requests = read(EVENT, EVENT.replace("T1.nii.gz", "T2.nii"));

        assertThat(requests)
                .extracting(request -> request.getLocation().getKey())
                .containsExactly("in/p 1/T1.nii.gz", "in/p 1/T2.nii");
    }

    @Test
    void isTheSameRequestWhenItIsSentAgain() throws Exception {
        assertThat(request(EVENT)).isEqualTo(request(EVENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"scans\"", "T1.nii.gz", "d41d8cd9", "17F0"})
    void isAnotherRequestWhenAnythingOfTheObjectDiffers(String part) throws Exception {
        String other = EVENT.replace(part, part.replaceFirst("[a-zT1]", "b"));

        assertThat(request(other).getEventId()).isNotEqualTo(request(EVENT).getEventId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"scan 1", "", "-x", "a/b"})
    void makesAPseudonymWhereThereIsNoId(String id) throws Exception {
        NewScan request = request(EVENT.replace("scan-1", id));

        assertThat(request.getScanId()).matches("scan-[0-9a-f]{32}");
        assertThat(request.getScanId())
                .isEqualTo(request(EVENT.replace("X-Amz-Meta-Scan-Id", "other")).getScanId());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void asksForNothingElse(String what, String event) throws Exception {
        assertThat(read(event)).isEmpty();
    }

    static Stream<Arguments> asksForNothingElse() {
        return Stream.of(
                Arguments.of("a deletion", EVENT.replace("Created:Put", "Removed:Delete")),
                Arguments.of("a tag", EVENT.replace("Created:Put", "Created:PutTagging")),
                Arguments.of("another format", EVENT.replace("T1.nii.gz", "T1.json")),
                Arguments.of("an instance below no prefix", INSTANCE.replace("in%2Fp+1%2F", "")),
                Arguments.of("an instance of ours", INSTANCE.replace("in%2F", "enhanced%2F")),
                Arguments.of("a result of ours", EVENT.replace("in%2F", "enhanced%2F")));
    }

    @Test
    void asksOnlyForWhatLiesWhereScansLie() throws Exception {
        BucketNotifications narrow = new BucketNotifications(new BucketRule("new/", List.of()));

        assertThat(narrow.read(bytes(EVENT))).isEmpty();
        assertThat(narrow.read(bytes(EVENT.replace("in%2F", "new%2F")))).hasSize(1);
    }

    @Test
    void asksForTheSeriesThatAnInstanceIsStoredIn() throws Exception {
        NewScan request = request(INSTANCE);

        assertThat(request.getFormat()).isEqualTo(ScanFormat.DICOM_SERIES);
        assertThat(request.getLocation()).isEqualTo(new ObjectLocation("scans", "in/p 1/", null, null, null));
        assertThat(request.getAnnouncedBy())
                .isEqualTo(new ObjectLocation("scans", "in/p 1/0007.DCM", null, "d41d8cd9", 123456L));
        assertThat(request.getScanId()).isEqualTo("scan-1");
        assertThat(request.getInstanceCount()).isNull();
    }

    @Test
    void givesAllInstancesOfASeriesTheSamePseudonymAndRequestsOfTheirOwn() throws Exception {
        String unnamed = INSTANCE.replace("X-Amz-Meta-Scan-Id", "other");

        List<NewScan> requests =
                read(unnamed, unnamed.replace("0007", "0008").replace("d41d8cd9", "e1"), unnamed.replace("p+1", "p+2"));

        assertThat(requests.get(0).getScanId()).matches("scan-[0-9a-f]{32}");
        assertThat(requests.get(1).getScanId()).isEqualTo(requests.get(0).getScanId());
        assertThat(requests.get(2).getScanId()).isNotEqualTo(requests.get(0).getScanId());
        assertThat(requests).extracting(NewScan::getEventId).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"20, 20", "0, ", "-1, ", "many, ", "9999999, "})
    void takesTheCountOfInstancesFromTheMetadata(String text, @Nullable Integer expected) throws Exception {
        NewScan request = request(INSTANCE.replace("\"content-type\"", "\"X-Amz-Meta-Instance-Count\"")
                .replace(
                        "\"X-Amz-Meta-Instance-Count\":\"application/gzip\"",
                        "\"X-Amz-Meta-Instance-Count\":\"%s\"".formatted(text)));

        assertThat(request.getInstanceCount()).isEqualTo(expected);
    }

    @Test
    void asksForASeriesOnlyByItsMarkerIfThereIsOne() throws Exception {
        SeriesRule series = new SeriesRule(List.of(".dcm"), Optional.of("_DONE"));
        BucketNotifications marked = new BucketNotifications(new BucketRule("", List.of("enhanced/"), series));

        List<NewScan> requests = marked.read(bytes(INSTANCE, INSTANCE.replace("0007.DCM", "_DONE")));

        assertThat(requests).hasSize(1);
        assertThat(requests.get(0).getLocation().getKey()).isEqualTo("in/p 1/");
        assertThat(requests.get(0).getAnnouncedBy()).isNull();
    }

    @Test
    void asksForNoSeriesIfNoObjectIsAnInstance() throws Exception {
        SeriesRule none = new SeriesRule(List.of(), Optional.of("_DONE"));
        BucketNotifications volumes = new BucketNotifications(new BucketRule("", List.of(), none));

        assertThat(volumes.read(bytes(INSTANCE, INSTANCE.replace("0007.DCM", "_DONE"))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesWhatIsNoNotification(String message, String text) {
        assertThatThrownBy(() -> reader.read(text.getBytes(UTF_8)))
                .isInstanceOf(UnreadableRequestException.class)
                .hasMessage("No notification: " + message);
    }

    static Stream<Arguments> refusesWhatIsNoNotification() {
        String records = "{\"Records\":[%s]}";
        return Stream.of(
                Arguments.of("not JSON from line 1, column 1 on", "Jane"),
                Arguments.of("not JSON from line 1, column 4 on", "{} {}"),
                Arguments.of("there is no array Records with something in it", ""),
                Arguments.of("there is no array Records with something in it", "[]"),
                Arguments.of("there is no array Records with something in it", records.formatted("")),
                Arguments.of("eventName must be text, not MISSING", records.formatted("{}")),
                Arguments.of("name must be text, not MISSING", records.formatted(EVENT.replace("\"name\"", "\"no\""))),
                Arguments.of(
                        "key must be text, not NUMBER",
                        records.formatted(EVENT.replace("\"in%2Fp+1%2FT1.nii.gz\"", "7"))),
                Arguments.of("the object's key is not URL-encoded", records.formatted(EVENT.replace("%2F", "%zz"))),
                Arguments.of("eventTime is not in ISO 8601", records.formatted(EVENT.replace("2026-", "26-"))));
    }

    @Test
    void refusesARecordWithoutAValue() {
        assertThatThrownBy(() -> reader.read(null)).hasMessage("No notification: the record has no value");
    }

    private NewScan request(String event) throws UnreadableRequestException {
        return read(event).get(0);
    }

    private List<NewScan> read(String... events) throws UnreadableRequestException {
        return reader.read(bytes(events));
    }

    private static byte[] bytes(String... events) {
        return "{\"EventName\":\"s3:ObjectCreated:Put\",\"Key\":\"scans/x\",\"Records\":[%s]}"
                .formatted(String.join(",", events))
                .getBytes(UTF_8);
    }
}
