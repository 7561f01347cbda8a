package org.lfsr.service.configuration;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.lfsr.dicom.derived.Deidentification;
import org.lfsr.imaging.roi.StackRule;
import org.lfsr.inference.onnx.SessionSettings;
import org.lfsr.messaging.BucketRule;
import org.lfsr.messaging.ConductorSettings;
import org.lfsr.messaging.RetryRule;
import org.lfsr.messaging.SeriesRule;
import org.lfsr.pipeline.BatchLimit;
import org.lfsr.pipeline.DicomSettings;
import org.lfsr.pipeline.EnhancementSettings;
import org.lfsr.pipeline.Limits;
import org.lfsr.pipeline.PreparationSettings;
import org.lfsr.pipeline.ReadLimits;
import org.lfsr.pipeline.delivery.DeliverySettings;
import org.lfsr.pipeline.delivery.DicomOutput;
import org.lfsr.pipeline.delivery.ProductKeys;
import org.lfsr.service.configuration.ReadingConfiguration.DicomConfiguration;
import org.lfsr.service.model.ModelDemands;
import org.lfsr.storage.s3.KeyFolder;
import org.lfsr.storage.s3.S3Configuration;
import org.lfsr.storage.s3.S3Credentials;
import org.lfsr.storage.s3.S3Retries;
import org.lfsr.storage.s3.S3Timeouts;

/** Makes what the libraries take of what is configured. */
public final class Conversions {

    private static final double DOUBLING = 2;

    private Conversions() {}

    /**
     * The store.
     *
     * @throws IllegalArgumentException if there are no keys
     * @throws IOException if the folder of keys has none
     */
    public static S3Configuration s3(StoreConfiguration store) throws IOException {
        return new S3Configuration(
                store.endpoint(),
                store.region(),
                keys(store),
                store.certificates(),
                new S3Timeouts(store.connectTimeout(), store.readTimeout(), store.writeTimeout(), store.callTimeout()),
                new S3Retries(store.retries(), S3Retries.DEFAULT.firstDelay(), S3Retries.DEFAULT.maxDelay()),
                Math.toIntExact(store.partSize().asLongValue()));
    }

    private static Supplier<S3Credentials> keys(StoreConfiguration store) throws IOException {
        if (store.keys().isPresent()) {
            return KeyFolder.of(store.keys().get());
        }
        if (store.accessKey().isEmpty() || store.secretKey().isEmpty()) {
            throw new IllegalArgumentException("lfsr.store.access-key and lfsr.store.secret-key are required, "
                    + "or lfsr.store.keys, a folder with files access-key and secret-key");
        }
        S3Credentials keys =
                new S3Credentials(store.accessKey().get(), store.secretKey().get(), store.sessionToken());
        return () -> keys;
    }

    /** What models must be. */
    public static ModelDemands demands(ModelsConfiguration models) {
        return new ModelDemands(
                models.modality(),
                models.sequence(),
                models.allowedSha256().orElse(Set.of()),
                models.scales().orElse(Set.of()));
    }

    /** How models run. No batch may take longer than a scan. */
    public static SessionSettings session(InferenceConfiguration inference, WorkConfiguration work) {
        return new SessionSettings(
                inference.provider(),
                inference.device(),
                inference.threads(),
                inference.allocation(),
                inference.waiting(),
                inference.precision(),
                work.deadline());
    }

    /** How lesions are found and enhanced. */
    public static EnhancementSettings enhancement(InferenceConfiguration inference) {
        return new EnhancementSettings(
                new BatchLimit(inference.detectorBatch(), inference.detectorPixels()),
                new BatchLimit(inference.generatorBatch(), inference.generatorPixels()),
                new StackRule(inference.maxSliceGap()));
    }

    /** How scans are read. */
    public static PreparationSettings preparation(ReadingConfiguration reading) {
        return new PreparationSettings(
                readLimits(reading), reading.sliceAxis(), reading.outsideCompetence(), dicom(reading.dicom()));
    }

    private static DicomSettings dicom(DicomConfiguration dicom) {
        return new DicomSettings(dicom.marker().orElse(null), dicom.quietTime(), dicom.patience());
    }

    /** How large scans may be. */
    public static ReadLimits readLimits(ReadingConfiguration reading) {
        return new ReadLimits(reading.maxSize().asLongValue(), reading.maxVoxels());
    }

    /** What results must keep to. */
    public static Limits limits(ChecksConfiguration checks) {
        return new Limits(
                checks.fallbackFidelityDb(),
                checks.leastLesionOverlap(),
                checks.mostStraySpots(),
                checks.leastSliceCoherence(),
                checks.mostNoiseGain(),
                checks.mostRangeExcess());
    }

    /** Where results go, and what they depend on. */
    public static DeliverySettings delivery(OutputConfiguration output, Map<String, String> settings, String version) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("lfsr.output.dicom", output.dicom().toString());
        return new DeliverySettings(
                output.bucket(), new ProductKeys(output.prefix()), output.previews(), dicom(output), all, version);
    }

    private static DicomOutput dicom(OutputConfiguration output) {
        return switch (output.dicom()) {
            case NONE -> new DicomOutput.None();
            case AS_SOURCE -> new DicomOutput.AsSource();
            case DEIDENTIFIED ->
                new DicomOutput.Deidentified(
                        new Deidentification(
                                output.deidentificationKey()
                                        .orElseThrow(
                                                () -> new IllegalArgumentException(
                                                        "lfsr.output.deidentification-key must be given if lfsr.output.dicom is deidentified"))));
        };
    }

    /** What results depend on besides the models, by key. */
    public static Map<String, String> resultSettings(
            ReadingConfiguration reading, InferenceConfiguration inference, ChecksConfiguration checks) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("lfsr.reading.slice-axis", reading.sliceAxis().toString());
        settings.put("lfsr.inference.max-slice-gap", Integer.toString(inference.maxSliceGap()));
        settings.put("lfsr.checks.fallback-fidelity-db", Double.toString(checks.fallbackFidelityDb()));
        settings.put("lfsr.checks.least-lesion-overlap", Double.toString(checks.leastLesionOverlap()));
        settings.put("lfsr.checks.most-stray-spots", Integer.toString(checks.mostStraySpots()));
        settings.put("lfsr.checks.least-slice-coherence", Double.toString(checks.leastSliceCoherence()));
        settings.put("lfsr.checks.most-noise-gain", Double.toString(checks.mostNoiseGain()));
        settings.put("lfsr.checks.most-range-excess", Double.toString(checks.mostRangeExcess()));
        return settings;
    }

    /** Which objects that a store announces ask for scans. */
    public static BucketRule bucketRule(IntakeConfiguration.Notifications objects, ReadingConfiguration reading) {
        return new BucketRule(objects.prefix().orElse(""), objects.excludedPrefixes(), seriesRule(objects, reading));
    }

    /** Which objects are parts of series. */
    public static SeriesRule seriesRule(IntakeConfiguration.Notifications objects, ReadingConfiguration reading) {
        List<String> suffixes = objects.instanceSuffixes().stream()
                .map(suffix -> suffix.toLowerCase(Locale.ROOT))
                .filter(suffix -> !suffix.equals("none"))
                .toList();
        return new SeriesRule(suffixes, reading.dicom().marker());
    }

    /** How the conductor conducts. */
    public static ConductorSettings conductor(IntakeConfiguration intake, WorkConfiguration work) {
        RetryRule retry = new RetryRule(
                intake.retry().attempts(),
                intake.retry().firstDelay(),
                intake.retry().greatestDelay(),
                DOUBLING,
                intake.retry().jitter());
        return new ConductorSettings(
                work.scans(),
                intake.fairEvery(),
                retry,
                intake.topics().completed(),
                intake.topics().dead(),
                intake.revocationWait());
    }
}
