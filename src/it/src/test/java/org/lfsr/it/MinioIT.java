package org.lfsr.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.SetBucketNotificationArgs;
import io.minio.errors.MinioException;
import io.minio.messages.NotificationConfiguration;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.embedded.Credentials;
import org.lfsr.embedded.MinioServer;
import org.lfsr.events.Outcome;
import org.lfsr.events.ScanCompleted;
import org.lfsr.events.UnreadableEventException;
import org.lfsr.local.Buckets;
import org.lfsr.local.ServiceProcess;
import org.lfsr.local.Topics;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.WriteOptions;
import org.lfsr.storage.s3.S3Configuration;
import org.lfsr.storage.s3.S3Credentials;
import org.lfsr.storage.s3.S3ObjectStore;
import org.lfsr.testkit.TinyScan;

/** What only a real MinIO does, where its program is named by the system property {@code lfsr.minio}. */
class MinioIT {

    private static final String TARGET = "arn:minio:sqs::LFSR:kafka";

    @TempDir
    Path folder;

    @Test
    void enhancesWhatMinioAnnounces() throws IOException, MinioException, UnreadableEventException {
        assumeTrue(MinioServer.program().isPresent(), "lfsr.minio names no program");
        try (Lab lab = Lab.start(folder, Map.of());
                MinioServer minio = startMinio(lab);
                ObjectStore store = open(minio)) {
            makeBuckets(minio);
            startService(lab, minio);

            store.write(
                    new ObjectLocation(Buckets.SCANS, "in/patient 1+2.nii.gz"),
                    new ByteArrayInputStream(Lab.nifti(TinyScan.withLesion(1))),
                    WriteOptions.ofType(WriteOptions.BYTES).withMetadata(Map.of("scan-id", "announced")));

            lab.completions().awaitCount(1);
            ScanCompleted completed = lab.completions().seen().get(0);
            assertThat(completed.getOutcome()).isEqualTo(Outcome.ENHANCED);
            assertThat(completed.getScanId()).isEqualTo("announced");
            String manifest = Objects.requireNonNull(completed.getManifestKey());
            assertThat(store.stat(new ObjectLocation(Buckets.ENHANCED, manifest))
                            .sizeBytes())
                    .isPositive();
        }
    }

    private MinioServer startMinio(Lab lab) throws IOException {
        return MinioServer.start(
                MinioServer.program().orElseThrow(),
                folder.resolve("minio"),
                Credentials.LOCAL,
                Map.of(
                        "MINIO_NOTIFY_KAFKA_ENABLE_LFSR",
                        "on",
                        "MINIO_NOTIFY_KAFKA_BROKERS_LFSR",
                        lab.stack().bootstrapServers(),
                        "MINIO_NOTIFY_KAFKA_TOPIC_LFSR",
                        Topics.NOTIFICATIONS,
                        "MINIO_NOTIFY_KAFKA_QUEUE_DIR_LFSR",
                        folder.resolve("announcements").toString()));
    }

    private static void makeBuckets(MinioServer minio) throws MinioException {
        MinioClient client = MinioClient.builder()
                .endpoint(minio.endpoint().toString())
                .credentials(Credentials.LOCAL.accessKey(), Credentials.LOCAL.secretKey())
                .build();
        for (String bucket : List.of(Buckets.SCANS, Buckets.ENHANCED)) {
            client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
        }
        NotificationConfiguration.Filter scans = new NotificationConfiguration.Filter("", ".nii.gz");
        NotificationConfiguration.QueueConfiguration announcements =
                new NotificationConfiguration.QueueConfiguration(TARGET, null, List.of("s3:ObjectCreated:*"), scans);
        client.setBucketNotification(SetBucketNotificationArgs.builder()
                .bucket(Buckets.SCANS)
                .config(new NotificationConfiguration(null, List.of(announcements), null, null))
                .build());
    }

    private static void startService(Lab lab, MinioServer minio) throws IOException {
        ServiceProcess service = lab.stack()
                .startService(Map.of("lfsr.store.endpoint", minio.endpoint().toString()));
        service.awaitReady(Lab.LIMIT);
    }

    private static ObjectStore open(MinioServer minio) throws IOException {
        return new S3ObjectStore(S3Configuration.of(
                minio.endpoint(), new S3Credentials(Credentials.LOCAL.accessKey(), Credentials.LOCAL.secretKey())));
    }
}
