package org.lfsr.service.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.roi.StackRule;
import org.lfsr.inference.onnx.Provider;
import org.lfsr.inference.onnx.SessionSettings;
import org.lfsr.inference.onnx.SessionSettings.Allocation;
import org.lfsr.inference.onnx.SessionSettings.Precision;
import org.lfsr.inference.onnx.SessionSettings.Waiting;
import org.lfsr.messaging.BucketRule;
import org.lfsr.messaging.ConductorSettings;
import org.lfsr.messaging.RetryRule;
import org.lfsr.messaging.SeriesRule;
import org.lfsr.pipeline.BatchLimit;
import org.lfsr.pipeline.DicomSettings;
import org.lfsr.pipeline.EnhancementSettings;
import org.lfsr.pipeline.Limits;
import org.lfsr.pipeline.OutsideCompetence;
import org.lfsr.pipeline.PreparationSettings;
import org.lfsr.pipeline.ReadLimits;
import org.lfsr.pipeline.delivery.DeliverySettings;
import org.lfsr.pipeline.delivery.DicomOutput;
import org.lfsr.pipeline.delivery.ProductKeys;
import org.lfsr.service.model.ModelDemands;
import org.lfsr.storage.s3.S3Configuration;
import org.lfsr.storage.s3.S3Timeouts;

/** Every key with another value than its default, and every message about a value that is not allowed. */
class ConfigurationTest {

    private static final String DIGEST = "0a".repeat(32);
    private static final Map<String, String> KEYS =
            Map.of("lfsr.store.access-key", "key", "lfsr.store.secret-key", "secret");

    @Test
    void readsModels() {
        ModelsConfiguration models = read(
                ModelsConfiguration.class,
                Map.of(
                        "lfsr.models.detector", "/m/ld.onnx",
                        "lfsr.models.generators", "/m/x4.onnx,/m/x2.onnx",
                        "lfsr.models.allowed-sha256", DIGEST,
                        "lfsr.models.scales", "2,4",
                        "lfsr.models.modality", "CT",
                        "lfsr.models.sequence", "FLAIR"));

        assertThat(models.detector()).isEqualTo(Path.of("/m/ld.onnx"));
        assertThat(models.generators()).containsExactly(Path.of("/m/x4.onnx"), Path.of("/m/x2.onnx"));
        assertThat(Conversions.demands(models))
                .isEqualTo(new ModelDemands("CT", Optional.of("FLAIR"), Set.of(DIGEST), Set.of(2, 4)));
    }

    @Test
    void readsInference() {
        InferenceConfiguration inference = read(
                InferenceConfiguration.class,
                Map.of(
                        "lfsr.inference.provider", "cuda",
                        "lfsr.inference.device", "1",
                        "lfsr.inference.threads", "3",
                        "lfsr.inference.allocation", "system",
                        "lfsr.inference.waiting", "spin",
                        "lfsr.inference.precision", "tf32",
                        "lfsr.inference.detector-batch", "5",
                        "lfsr.inference.detector-pixels", "6",
                        "lfsr.inference.generator-batch", "7",
                        "lfsr.inference.generator-pixels", "8"));
        InferenceConfiguration gap = read(InferenceConfiguration.class, Map.of("lfsr.inference.max-slice-gap", "2"));

        WorkConfiguration work = read(WorkConfiguration.class, Map.of("lfsr.work.deadline", "7m"));

        assertThat(Conversions.session(inference, work))
                .isEqualTo(new SessionSettings(
                        Provider.CUDA, 1, 3, Allocation.SYSTEM, Waiting.SPIN, Precision.TF32, Duration.ofMinutes(7)));
        assertThat(Conversions.enhancement(inference))
                .isEqualTo(new EnhancementSettings(new BatchLimit(5, 6), new BatchLimit(7, 8), new StackRule(1)));
        assertThat(Conversions.enhancement(gap).stacks()).isEqualTo(new StackRule(2));
    }

    @Test
    void readsTheStore() throws IOException {
        S3Configuration store = Conversions.s3(read(
                StoreConfiguration.class,
                Map.ofEntries(
                        Map.entry("lfsr.store.endpoint", "https://store:9443"),
                        Map.entry("lfsr.store.region", "eu-central-1"),
                        Map.entry("lfsr.store.access-key", "key"),
                        Map.entry("lfsr.store.secret-key", "secret"),
                        Map.entry("lfsr.store.session-token", "token"),
                        Map.entry("lfsr.store.certificates", "/ca.pem"),
                        Map.entry("lfsr.store.connect-timeout", "1s"),
                        Map.entry("lfsr.store.read-timeout", "2s"),
                        Map.entry("lfsr.store.write-timeout", "3s"),
                        Map.entry("lfsr.store.call-timeout", "4s"),
                        Map.entry("lfsr.store.retries", "0"),
                        Map.entry("lfsr.store.part-size", "5M"))));

        assertThat(store.endpoint()).isEqualTo(URI.create("https://store:9443"));
        assertThat(store.region()).isEqualTo("eu-central-1");
        assertThat(store.credentials().get().accessKey()).isEqualTo("key");
        assertThat(store.credentials().get().secretKey()).isEqualTo("secret");
        assertThat(store.credentials().get().sessionToken()).hasValue("token");
        assertThat(store.authorities()).hasValue(Path.of("/ca.pem"));
        assertThat(store.timeouts())
                .isEqualTo(new S3Timeouts(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(4)));
        assertThat(store.retries().max()).isZero();
        assertThat(store.partSizeBytes()).isEqualTo(5 << 20);
    }

    @Test
    void readsOutputReadingAndChecks() {
        OutputConfiguration output = read(
                OutputConfiguration.class,
                Map.of(
                        "lfsr.output.bucket", "out",
                        "lfsr.output.prefix", "fine",
                        "lfsr.output.previews", "none",
                        "lfsr.output.dicom", "none"));
        ReadingConfiguration reading = read(
                ReadingConfiguration.class,
                Map.of(
                        "lfsr.reading.max-size", "1K",
                        "lfsr.reading.max-voxels", "99",
                        "lfsr.reading.slice-axis", "x",
                        "lfsr.reading.outside-competence", "warn",
                        "lfsr.reading.dicom.marker", "DONE",
                        "lfsr.reading.dicom.quiet-time", "9s",
                        "lfsr.reading.dicom.patience", "2m"));
        ChecksConfiguration checks = read(
                ChecksConfiguration.class,
                Map.of(
                        "lfsr.checks.fallback-fidelity-db", "20",
                        "lfsr.checks.least-lesion-overlap", "0.6",
                        "lfsr.checks.most-stray-spots", "3",
                        "lfsr.checks.least-slice-coherence", "0.7",
                        "lfsr.checks.most-noise-gain", "2",
                        "lfsr.checks.most-range-excess", "0.1"));
        Map<String, String> settings =
                Conversions.resultSettings(reading, read(InferenceConfiguration.class, Map.of()), checks);

        Map<String, String> all = new HashMap<>(settings);
        all.put("lfsr.output.dicom", "NONE");
        assertThat(Conversions.delivery(output, settings, "1"))
                .isEqualTo(new DeliverySettings(
                        "out",
                        new ProductKeys("fine"),
                        DeliverySettings.Previews.NONE,
                        new DicomOutput.None(),
                        all,
                        "1"));
        assertThat(Conversions.preparation(reading))
                .isEqualTo(new PreparationSettings(
                        new ReadLimits(1024, 99),
                        Axis.X,
                        OutsideCompetence.WARN,
                        new DicomSettings("DONE", Duration.ofSeconds(9), Duration.ofMinutes(2))));
        assertThat(Conversions.limits(checks)).isEqualTo(new Limits(20, 0.6, 3, 0.7, 2, 0.1));
        assertThat(settings)
                .containsEntry("lfsr.reading.slice-axis", "X")
                .containsEntry("lfsr.checks.least-lesion-overlap", "0.6")
                .hasSize(8);
    }

    @Test
    void deidentifiesWithTheSitesKeyAlone() {
        OutputConfiguration without = read(OutputConfiguration.class, Map.of("lfsr.output.dicom", "deidentified"));
        OutputConfiguration with = read(
                OutputConfiguration.class,
                Map.of(
                        "lfsr.output.dicom", "deidentified",
                        "lfsr.output.deidentification-key", "a key of the site"));

        assertThat(Conversions.delivery(with, Map.of(), "1").dicom()).isInstanceOf(DicomOutput.Deidentified.class);
        assertThatThrownBy(() -> Conversions.delivery(without, Map.of(), "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lfsr.output.deidentification-key must be given if lfsr.output.dicom is deidentified");
    }

    @Test
    void readsWorkAndIntake() {
        WorkConfiguration work = read(
                WorkConfiguration.class,
                Map.of(
                        "lfsr.work.scans", "9",
                        "lfsr.work.prepared-ahead", "8",
                        "lfsr.work.prepared-voxels", "7",
                        "lfsr.work.finished", "6",
                        "lfsr.work.readers", "5",
                        "lfsr.work.writers", "4",
                        "lfsr.work.deadline", "3m",
                        "lfsr.work.stop-within", "2s"));
        IntakeConfiguration intake = read(
                IntakeConfiguration.class,
                Map.ofEntries(
                        Map.entry("lfsr.intake.topics.new-scans", "t.new"),
                        Map.entry("lfsr.intake.topics.reprocess", "t.again"),
                        Map.entry("lfsr.intake.topics.notifications", "t.notifications"),
                        Map.entry("lfsr.intake.topics.completed", "t.completed"),
                        Map.entry("lfsr.intake.topics.dead", "t.dead"),
                        Map.entry("lfsr.intake.groups.scans", "g.scans"),
                        Map.entry("lfsr.intake.groups.archive", "g.archive"),
                        Map.entry("lfsr.intake.window", "10"),
                        Map.entry("lfsr.intake.fair-every", "3"),
                        Map.entry("lfsr.intake.retry.attempts", "2"),
                        Map.entry("lfsr.intake.retry.first-delay", "1s"),
                        Map.entry("lfsr.intake.retry.greatest-delay", "4s"),
                        Map.entry("lfsr.intake.retry.jitter", "0"),
                        Map.entry("lfsr.intake.revocation-wait", "5s"),
                        Map.entry("lfsr.intake.transaction-prefix", "site-"),
                        Map.entry("lfsr.intake.notifications.prefix", "in/"),
                        Map.entry("lfsr.intake.notifications.excluded-prefixes", "out/,tmp/"),
                        Map.entry("lfsr.intake.notifications.instance-suffixes", ".DCM,.ima")));

        assertThat(work.preparedAhead()).isEqualTo(8);
        assertThat(work.preparedVoxels()).isEqualTo(7);
        assertThat(work.finished()).isEqualTo(6);
        assertThat(work.readers()).isEqualTo(5);
        assertThat(work.writers()).isEqualTo(4);
        assertThat(work.deadline()).isEqualTo(Duration.ofMinutes(3));
        assertThat(work.stopWithin()).isEqualTo(Duration.ofSeconds(2));
        assertThat(Conversions.conductor(intake, work))
                .isEqualTo(new ConductorSettings(
                        9,
                        3,
                        new RetryRule(2, Duration.ofSeconds(1), Duration.ofSeconds(4), 2, 0),
                        "t.completed",
                        "t.dead",
                        Duration.ofSeconds(5)));
        assertThat(intake.topics().newScans()).isEqualTo("t.new");
        assertThat(intake.topics().reprocess()).isEqualTo("t.again");
        assertThat(intake.topics().notifications()).isEqualTo("t.notifications");
        assertThat(intake.groups().scans()).isEqualTo("g.scans");
        assertThat(intake.groups().archive()).isEqualTo("g.archive");
        assertThat(intake.window()).isEqualTo(10);
        assertThat(intake.transactionPrefix()).isEqualTo("site-");
        assertThat(Conversions.bucketRule(intake.notifications(), marked()))
                .isEqualTo(new BucketRule(
                        "in/", List.of("out/", "tmp/"), new SeriesRule(List.of(".dcm", ".ima"), Optional.of("DONE"))));
    }

    @Test
    void takesNoObjectForAnInstanceIfToldSo() {
        IntakeConfiguration intake =
                read(IntakeConfiguration.class, Map.of("lfsr.intake.notifications.instance-suffixes", "none"));

        assertThat(Conversions.bucketRule(intake.notifications(), marked())
                        .series()
                        .suffixes())
                .isEmpty();
    }

    private static ReadingConfiguration marked() {
        return read(ReadingConfiguration.class, Map.of("lfsr.reading.dicom.marker", "DONE"));
    }

    @Test
    void takesKeysFromAFolder(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("access-key"), "mounted");
        Files.writeString(folder.resolve("secret-key"), "secret");

        S3Configuration store =
                Conversions.s3(Mappings.of(StoreConfiguration.class, Map.of("lfsr.store.keys", folder.toString())));

        assertThat(store.credentials().get().accessKey()).isEqualTo("mounted");
    }

    @Test
    void neverShowsTheSecret() throws IOException {
        S3Configuration store = Conversions.s3(read(StoreConfiguration.class, KEYS));

        assertThat(store.credentials().get().toString()).contains("key").doesNotContain("secret");
    }

    @ParameterizedTest(name = "{1}={2}")
    @CsvSource(delimiter = '|', textBlock = """
            Models    | lfsr.models.allowed-sha256        | ABC | must match "[0-9a-f]{64}"
            Models    | lfsr.models.modality              | ' ' | must not be blank
            Inference | lfsr.inference.provider           | gpu | gpu
            Inference | lfsr.inference.device             | -1  | must be greater than or equal to 0
            Inference | lfsr.inference.threads            | -1  | must be greater than or equal to 0
            Inference | lfsr.inference.detector-batch     | 0   | must be greater than or equal to 1
            Inference | lfsr.inference.detector-pixels    | 0   | must be greater than or equal to 1
            Inference | lfsr.inference.generator-batch    | 0   | must be greater than or equal to 1
            Inference | lfsr.inference.generator-pixels   | 0   | must be greater than or equal to 1
            Inference | lfsr.inference.max-slice-gap      | -1  | must be greater than or equal to 0
            Store     | lfsr.store.region                 | ' ' | must not be blank
            Store     | lfsr.store.retries                | -1  | must be greater than or equal to 0
            Store     | lfsr.store.part-size              | 5X  | 5X
            Output    | lfsr.output.bucket                | ' ' | must not be blank
            Output    | lfsr.output.prefix                | ' ' | must not be blank
            Reading   | lfsr.reading.max-voxels           | 0   | must be greater than or equal to 1
            Reading   | lfsr.reading.slice-axis           | w   | w
            Checks    | lfsr.checks.fallback-fidelity-db  | 101 | must be less than or equal to 100
            Checks    | lfsr.checks.least-lesion-overlap  | 1.1 | must be less than or equal to 1
            Checks    | lfsr.checks.least-slice-coherence | -2  | must be greater than or equal to -1
            Checks    | lfsr.checks.most-noise-gain       | 0   | must be greater than 0
            Checks    | lfsr.checks.most-range-excess     | -1  | must be greater than or equal to 0
            Work      | lfsr.work.scans                   | 0   | must be greater than or equal to 1
            Work      | lfsr.work.prepared-ahead          | 0   | must be greater than or equal to 1
            Work      | lfsr.work.prepared-voxels         | 0   | must be greater than or equal to 1
            Work      | lfsr.work.finished                | 0   | must be greater than or equal to 1
            Work      | lfsr.work.readers                 | 0   | must be greater than or equal to 1
            Work      | lfsr.work.writers                 | 0   | must be greater than or equal to 1
            Intake    | lfsr.intake.window                | 0   | must be greater than or equal to 1
            Intake    | lfsr.intake.fair-every            | 1   | must be greater than or equal to 2
            Intake    | lfsr.intake.retry.attempts        | 0   | must be greater than or equal to 1
            Intake    | lfsr.intake.retry.jitter          | 2   | must be less than or equal to 1
            Intake    | lfsr.intake.transaction-prefix    | ' ' | must not be blank
            Intake    | lfsr.intake.topics.dead           | ' ' | must not be blank
            Archive   | lfsr.archive.rate                 | 5   | must match
            Archive   | lfsr.archive.off-peak             | 8-9 | must match
            Intake    | lfsr.intake.groups.scans          | ' ' | must not be blank
            Intake    | lfsr.intake.groups.archive        | ' ' | must not be blank
            """)
    void refusesWhatIsNotAllowed(String concern, String key, String value, String message)
            throws ClassNotFoundException {
        Class<?> type = Class.forName(ConfigurationTest.class.getPackageName() + "." + concern + "Configuration");

        assertThatThrownBy(() -> read(type, Map.of(key, value)))
                .hasMessageContaining(key)
                .hasMessageContaining(message);
    }

    @Test
    void refusesToDoWithoutKeys() {
        StoreConfiguration half = Mappings.of(StoreConfiguration.class, Map.of("lfsr.store.access-key", "key"));

        assertThatThrownBy(() -> Conversions.s3(half))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lfsr.store.access-key and lfsr.store.secret-key are required");
    }

    private static <T> T read(Class<T> type, Map<String, String> keys) {
        Map<String, String> all = new HashMap<>(type == StoreConfiguration.class ? KEYS : Map.of());
        all.putAll(keys);
        return Mappings.of(type, all);
    }
}
