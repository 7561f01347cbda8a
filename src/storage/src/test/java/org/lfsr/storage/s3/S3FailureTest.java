package org.lfsr.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lfsr.storage.ObjectStoreContract.PLAIN;
import static org.lfsr.storage.ObjectStoreContract.assertFails;
import static org.lfsr.storage.ObjectStoreContract.at;
import static org.lfsr.storage.ObjectStoreContract.bytes;
import static org.lfsr.storage.ObjectStoreContract.random;
import static org.lfsr.storage.s3.ScriptedServer.cut;
import static org.lfsr.storage.s3.ScriptedServer.cutObject;
import static org.lfsr.storage.s3.ScriptedServer.error;
import static org.lfsr.storage.s3.ScriptedServer.object;
import static org.lfsr.storage.s3.ScriptedServer.silence;
import static org.lfsr.storage.s3.ScriptedServer.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lfsr.storage.ObjectContent;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreException.Kind;
import org.lfsr.storage.ObjectSummary;
import org.lfsr.storage.s3.ScriptedServer.Answer;

class S3FailureTest {

    private static final S3Credentials KEYS = new S3Credentials("key", "secret");
    private static final S3Retries TWICE = new S3Retries(2, Duration.ofMillis(1), Duration.ofMillis(2));
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(30);

    private Optional<ScriptedServer> server = Optional.empty();
    private Optional<ObjectStore> store = Optional.empty();

    @AfterEach
    void close() {
        store.ifPresent(ObjectStore::close);
        server.ifPresent(ScriptedServer::close);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void triesAgainWhatPasses(int status) throws IOException {
        ObjectStore store = storeOn(status(status), status(status, "text/html", "<html>Busy"), object());

        try (ObjectContent content = store.read(at("scan"))) {
            assertThat(content.readAtMost(10)).asString().isEqualTo("voxels");
        }
        assertThat(requests()).hasSize(3);
    }

    @Test
    void givesUpAfterTheLastRetry() throws IOException {
        ObjectStore store = storeOn(error(503, "SlowDown"));

        assertFails(
                Kind.TRY_AGAIN,
                "Reading s3://scans/scan failed: HTTP status 503, SlowDown",
                () -> store.read(at("scan")));
        assertThat(requests()).hasSize(3);
    }

    @Test
    void listsWhatHasNoETag() throws IOException {
        ObjectStore store = storeOn(status(200, "application/xml", """
                <ListBucketResult><Name>scans</Name><IsTruncated>false</IsTruncated>
                <Contents><Key>by-hand.nii</Key><Size>6</Size><LastModified>2026-11-01T10:00:00Z</LastModified></Contents>
                <Contents><Key>scan.nii</Key><Size>7</Size><LastModified>2026-11-01T10:00:00Z</LastModified>
                <ETag>"etag"</ETag></Contents></ListBucketResult>"""));

        List<ObjectSummary> objects = store.list("scans", "", "", 10).objects();

        assertThat(objects).extracting(ObjectSummary::etag).containsExactly(null, "etag");
        assertThat(objects).extracting(ObjectSummary::sizeBytes).containsExactly(6L, 7L);
    }

    @Test
    void doesNotTryAgainWhatDoesNotPass() throws IOException {
        ObjectStore store = storeOn(error(403, "AccessDenied"), error(404, "NoSuchKey"), error(400, "EntityTooLarge"));

        assertFails(Kind.FORBIDDEN, "HTTP status 403, AccessDenied", () -> store.read(at("scan")));
        assertFails(Kind.NOT_FOUND, "HTTP status 404, NoSuchKey", () -> store.read(at("scan")));
        assertFails(Kind.INVALID, "HTTP status 400, EntityTooLarge", () -> store.write(at("scan"), bytes("a"), PLAIN));
        assertThat(requests()).hasSize(3);
    }

    @Test
    void takesACutConnectionForNoEnd() throws IOException {
        ObjectStore store = storeOn(cutObject());

        try (ObjectContent content = store.read(at("scan"))) {
            assertFails(
                    Kind.TRY_AGAIN, "Reading s3://scans/scan broke after 2 of 6 bytes", () -> content.readNBytes(6));
        }
    }

    @Test
    void waitsForAnAnswerNoLongerThanToldTo() throws IOException {
        ObjectStore store = storeOn(new S3Timeouts(LONG, SHORT, LONG, LONG), silence());

        assertFails(Kind.TRY_AGAIN, "SocketTimeoutException", () -> store.read(at("scan")));
        assertThat(requests()).hasSize(3);
    }

    @Test
    void waitsForACallNoLongerThanToldTo() throws IOException {
        ObjectStore store = storeOn(new S3Timeouts(LONG, LONG, LONG, SHORT), silence());

        assertFails(Kind.TRY_AGAIN, "timeout", () -> store.stat(at("scan")));
        assertThat(requests()).hasSize(3);
    }

    @Test
    void saysThatNothingWasWrittenWhereNoServerIs() throws IOException {
        URI nowhere;
        try (ScriptedServer closed = ScriptedServer.answering(object())) {
            nowhere = closed.endpoint();
        }
        try (ObjectStore store =
                new S3ObjectStore(S3Configuration.of(nowhere, KEYS).with(TWICE))) {
            assertFails(Kind.TRY_AGAIN, "ConnectException", () -> store.write(at("scan"), bytes("a"), PLAIN));
        }
    }

    @Test
    void saysThatAnUnansweredWriteMayHaveHappened() throws IOException {
        ObjectStore store = storeOn(cut());

        assertFails(Kind.OUTCOME_UNKNOWN, "Writing s3://scans/a", () -> store.write(at("a"), bytes("a"), PLAIN));
        assertFails(Kind.OUTCOME_UNKNOWN, "Creating s3://scans/a", () -> store.create(at("a"), bytes("a"), PLAIN));
        assertFails(Kind.OUTCOME_UNKNOWN, "Deleting s3://scans/a", () -> store.delete(at("a")));
        assertThat(requests()).hasSize(9);
    }

    @Test
    void settlesAnUnansweredWriteByWritingAgain() throws IOException {
        ObjectStore store = storeOn(cut(), status(200));

        assertThat(store.write(at("a"), bytes("a"), PLAIN).etag()).isEqualTo("etag");
    }

    @Test
    void doesNotGuessWhoCreatedAnObjectAfterAnUnansweredTry() throws IOException {
        ObjectStore store = storeOn(cut(), error(412, "PreconditionFailed"));

        assertFails(
                Kind.OUTCOME_UNKNOWN,
                "s3://scans/a is there, created by this try or another",
                () -> store.create(at("a"), bytes("a"), PLAIN));
    }

    @Test
    void knowsThatSomebodyElseCreatedAnObjectAfterARefusedTry() throws IOException {
        ObjectStore store = storeOn(error(503, "SlowDown"), error(412, "PreconditionFailed"));

        assertThat(store.create(at("a"), bytes("a"), PLAIN)).isEmpty();
    }

    @Test
    void freesThePartsOfAnUploadThatFails() throws IOException {
        ObjectStore store = storeOn(upload(), status(200), error(403, "AccessDenied"), status(204));

        assertFails(
                Kind.FORBIDDEN,
                "Writing part 2 of s3://scans/large",
                () -> store.write(at("large"), new ByteArrayInputStream(random(17 << 20)), PLAIN));
        assertThat(requests())
                .containsExactly(
                        "POST /scans/large?uploads= key",
                        "PUT /scans/large?uploadId=id&partNumber=1 key",
                        "PUT /scans/large?uploadId=id&partNumber=2 key",
                        "DELETE /scans/large?uploadId=id key");
    }

    @Test
    void doesNotTakeALostUploadForAMissingObject() throws IOException {
        ObjectStore store = storeOn(upload(), status(200), status(200), cut(), error(404, "NoSuchUpload"), status(204));

        assertFails(
                Kind.OUTCOME_UNKNOWN,
                "Writing s3://scans/large failed: HTTP status 404, NoSuchUpload",
                () -> store.write(at("large"), new ByteArrayInputStream(random(17 << 20)), PLAIN));
    }

    @Test
    void signsEveryRequestWithTheKeysOfTheMoment() throws IOException {
        Iterator<S3Credentials> keys = List.of(new S3Credentials("old", "1"), new S3Credentials("new", "2"))
                .iterator();
        ScriptedServer scripted = start(object());
        S3Configuration fixed = S3Configuration.of(scripted.endpoint(), KEYS);
        S3Configuration changing = new S3Configuration(
                fixed.endpoint(),
                fixed.region(),
                keys::next,
                fixed.authorities(),
                fixed.timeouts(),
                fixed.retries(),
                fixed.partSizeBytes());

        try (ObjectStore store = new S3ObjectStore(changing)) {
            store.stat(at("a"));
            store.stat(at("a"));
        }

        assertThat(requests()).containsExactly("HEAD /scans/a old", "HEAD /scans/a new");
    }

    @Test
    void endsWithItsThreadsInterruption() throws IOException {
        ObjectStore store = storeOn(silence());
        Thread.currentThread().interrupt();

        assertFails(Kind.TRY_AGAIN, "interrupted", () -> store.read(at("scan")));

        assertThat(Thread.interrupted()).isTrue();
    }

    private static Answer upload() {
        return status(200, "application/xml", """
                <InitiateMultipartUploadResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
                <Bucket>scans</Bucket><Key>large</Key><UploadId>id</UploadId></InitiateMultipartUploadResult>""");
    }

    private ObjectStore storeOn(Answer... script) throws IOException {
        return storeOn(S3Timeouts.DEFAULT, script);
    }

    private ObjectStore storeOn(S3Timeouts timeouts, Answer... script) throws IOException {
        S3Configuration configuration = S3Configuration.of(start(script).endpoint(), KEYS);
        ObjectStore opened = new S3ObjectStore(configuration.with(TWICE).with(timeouts));
        store = Optional.of(opened);
        return opened;
    }

    private ScriptedServer start(Answer... script) throws IOException {
        ScriptedServer started = ScriptedServer.answering(script);
        server = Optional.of(started);
        return started;
    }

    private List<String> requests() {
        return server.orElseThrow().requests();
    }
}
