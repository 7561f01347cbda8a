package org.lfsr.storage.s3;

import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.ListObjectsV2Args;
import io.minio.ListObjectsV2Response;
import io.minio.MinioAsyncClient;
import io.minio.RemoveObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.credentials.Credentials;
import io.minio.messages.Item;
import io.minio.messages.ListBucketResultV2;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.lfsr.storage.ByteRange;
import org.lfsr.storage.ObjectContent;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectPage;
import org.lfsr.storage.ObjectStat;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreException;
import org.lfsr.storage.ObjectStoreException.Kind;
import org.lfsr.storage.ObjectSummary;
import org.lfsr.storage.WriteOptions;
import org.lfsr.storage.Written;
import org.lfsr.storage.s3.Requests.FailedException;

/**
 * Keeps objects on a server that speaks S3: MinIO, AWS and others.
 *
 * <p>Requests that fail for a reason that passes (no connection, a broken one, time-outs, status 429 and most of 5xx)
 * are sent again, as configured; others are not. A thread that waits for the server can be interrupted.
 */
public final class S3ObjectStore implements ObjectStore {

    private final S3Configuration configuration;
    private final Requests requests;
    private final OkHttpClient http;
    private final MinioAsyncClient client;
    private final MinioAsyncClient readers;

    /**
     * Makes a client; the server is not asked yet.
     *
     * @throws IOException if the trusted certificates cannot be read
     */
    public S3ObjectStore(S3Configuration configuration) throws IOException {
        this.configuration = configuration;
        this.requests = new Requests(configuration.retries());
        this.http = HttpClients.of(configuration);
        this.client = client(
                http.newBuilder().callTimeout(configuration.timeouts().call()).build());
        this.readers = client(http);
    }

    @Override
    public ObjectContent read(ObjectLocation location) throws ObjectStoreException {
        return read(GetObjectArgs.builder().bucket(location.bucket()).object(location.key()), location);
    }

    @Override
    public ObjectContent read(ObjectLocation location, ByteRange range) throws ObjectStoreException {
        GetObjectArgs.Builder get =
                GetObjectArgs.builder().bucket(location.bucket()).object(location.key());
        return read(get.offset(range.offset()).length(range.length()), location);
    }

    @Override
    public ObjectStat stat(ObjectLocation location) throws ObjectStoreException {
        StatObjectArgs stat = StatObjectArgs.builder()
                .bucket(location.bucket())
                .object(location.key())
                .build();
        return ResponseStat.of(
                        location,
                        requests.ask("Looking up " + location, () -> client.statObject(stat))
                                .headers())
                .stat();
    }

    @Override
    public Written write(ObjectLocation location, InputStream source, WriteOptions options) throws IOException {
        try {
            return new Upload(client, requests, location, options, Map.of())
                    .send(source, configuration.partSizeBytes());
        } catch (FailedException e) {
            throw e.failure().ofChanging("Writing " + location, e.doubted());
        }
    }

    @Override
    public Optional<Written> create(ObjectLocation location, InputStream source, WriteOptions options)
            throws IOException {
        try {
            return Optional.of(new Upload(client, requests, location, options, Map.of("If-None-Match", "*"))
                    .send(source, configuration.partSizeBytes()));
        } catch (FailedException e) {
            if (!e.failure().isUnmetCondition()) {
                throw e.failure().ofChanging("Creating " + location, e.doubted());
            }
            if (e.doubted()) {
                throw new ObjectStoreException(
                        Kind.OUTCOME_UNKNOWN,
                        "%s is there, created by this try or another; a try before had no answer".formatted(location),
                        e);
            }
            return Optional.empty();
        }
    }

    @Override
    public ObjectPage list(String bucket, String prefix, String startAfter, int pageSize) throws ObjectStoreException {
        ListObjectsV2Args list = ListObjectsV2Args.builder()
                .bucket(ObjectLocation.requireBucket(bucket))
                .prefix(prefix)
                .startAfter(startAfter.isEmpty() ? null : startAfter)
                .maxKeys(ObjectPage.requireSize(pageSize))
                .encodingType("url")
                .build();
        ListObjectsV2Response answer =
                requests.ask("Listing s3://%s/%s".formatted(bucket, prefix), () -> client.listObjectsV2(list));
        return page(bucket, answer.result());
    }

    @Override
    public void delete(ObjectLocation location) throws ObjectStoreException {
        RemoveObjectArgs remove = RemoveObjectArgs.builder()
                .bucket(location.bucket())
                .object(location.key())
                .build();
        try {
            requests.answer(() -> client.removeObject(remove));
        } catch (FailedException e) {
            throw e.failure().ofChanging("Deleting " + location, e.doubted());
        }
    }

    @Override
    public void close() {
        HttpClients.close(http);
    }

    private ObjectContent read(GetObjectArgs.Builder request, ObjectLocation location) throws ObjectStoreException {
        GetObjectArgs get = request.build();
        GetObjectResponse answer = requests.ask("Reading " + location, () -> readers.getObject(get));
        try {
            ResponseStat stat = ResponseStat.of(location, answer.headers());
            return new ObjectContent(stat.stat(), stat.lengthBytes(), answer);
        } catch (ObjectStoreException e) {
            Requests.closeQuietly(answer, e);
            throw e;
        }
    }

    private MinioAsyncClient client(OkHttpClient with) {
        MinioAsyncClient made = MinioAsyncClient.builder()
                .endpoint(configuration.endpoint().toString())
                .region(configuration.region())
                .credentialsProvider(this::credentials)
                .httpClient(with)
                .build();
        made.disableVirtualStyleEndpoint();
        return made;
    }

    private Credentials credentials() {
        S3Credentials now = configuration.credentials().get();
        return new Credentials(
                now.accessKey(), now.secretKey(), now.sessionToken().orElse(null), null);
    }

    private static ObjectPage page(String bucket, ListBucketResultV2 result) {
        List<ObjectSummary> objects = new ArrayList<>();
        String last = "";
        for (Item item : result.contents()) {
            item.setEncodingType(result.encodingType());
            last = item.objectName();
            if (ObjectLocation.allowsKey(last)) {
                objects.add(summary(new ObjectLocation(bucket, last), item));
            }
        }
        return new ObjectPage(objects, result.isTruncated() && !last.isEmpty() ? Optional.of(last) : Optional.empty());
    }

    private static ObjectSummary summary(ObjectLocation location, Item item) {
        Instant lastModified = item.lastModified().toInstant();
        String etag = item.etag();
        return new ObjectSummary(location, item.size(), etag == null ? null : etag.replace("\"", ""), lastModified);
    }
}
