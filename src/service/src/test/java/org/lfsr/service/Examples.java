package org.lfsr.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lfsr.events.NewScan;
import org.lfsr.events.ObjectLocation;
import org.lfsr.events.ScanFormat;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.inference.DetectorCard;
import org.lfsr.inference.Generator;
import org.lfsr.inference.GeneratorCard;
import org.lfsr.inference.LesionDetector;
import org.lfsr.messaging.Origin;
import org.lfsr.messaging.ScanJob;
import org.lfsr.pipeline.DetectorModel;
import org.lfsr.pipeline.GeneratorModel;
import org.lfsr.pipeline.ModelSet;
import org.lfsr.pipeline.ScanRequest;
import org.lfsr.pipeline.ScanSource;
import org.lfsr.pipeline.delivery.DeliverySettings;
import org.lfsr.pipeline.delivery.DicomOutput;
import org.lfsr.pipeline.delivery.ProductKeys;
import org.lfsr.pipeline.manifest.Computation;
import org.lfsr.pipeline.manifest.InputObject;
import org.lfsr.pipeline.manifest.IntensityMap;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.ModelUse;
import org.lfsr.pipeline.manifest.Replacement;
import org.lfsr.pipeline.manifest.SliceGrid;
import org.lfsr.pipeline.manifest.StackQuality;
import org.lfsr.pipeline.manifest.StackRecord;
import org.lfsr.pipeline.manifest.StageTiming;
import org.lfsr.pipeline.manifest.StoredProduct;
import org.lfsr.pipeline.manifest.Verdict;
import org.lfsr.pipeline.manifest.Warning;
import org.lfsr.testkit.TestModels;

/** What tests begin with. */
public final class Examples {

    /** When everything happens. */
    public static final Instant TIME = Instant.parse("2026-03-04T05:06:07.089Z");

    private static final List<Double> AFFINE = List.of(1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0);

    private Examples() {}

    /** A request for a scan. */
    public static NewScan event() {
        return NewScan.newBuilder()
                .setEventId("request-1")
                .setScanId("scan-1")
                .setStudyInstanceUid("1.2.3")
                .setLocation(new ObjectLocation("scans", "in/scan-1.nii.gz", null, null, null))
                .setFormat(ScanFormat.NIFTI)
                .setRequestedAt(TIME)
                .build();
    }

    /** The same as the pipeline takes it. */
    public static ScanRequest request() {
        org.lfsr.storage.ObjectLocation location = new org.lfsr.storage.ObjectLocation("scans", "in/scan-1.nii.gz");
        return new ScanRequest("request-1", "scan-1", new ScanSource(location, null), "MR", null, null, null, null);
    }

    /** The same as the conductor gives it. */
    public static ScanJob job(NewScan event) {
        return new ScanJob(event, new Origin("scans", "lfsr.scans.new", 0, 7), 1, TIME, Map.of());
    }

    /** A detector and two generators that are never called. */
    public static ModelSet models() {
        return models(new Unused(), new Unused());
    }

    /** A detector and a generator of scale 2, with their test cards, and one of scale 4 that is never called. */
    public static ModelSet models(LesionDetector detector, Generator generator) {
        return new ModelSet(
                new DetectorModel(detector, (DetectorCard) TestModels.detector().card(), "d".repeat(64)),
                List.of(
                        new GeneratorModel(
                                generator,
                                (GeneratorCard) TestModels.generator(2).card(),
                                "2".repeat(64)),
                        new GeneratorModel(
                                new Unused(),
                                (GeneratorCard) TestModels.generator(4).card(),
                                "4".repeat(64))),
                computation());
    }

    /** Where results go. */
    public static DeliverySettings delivery() {
        return new DeliverySettings(
                "results",
                new ProductKeys("enhanced"),
                DeliverySettings.Previews.PNG,
                new DicomOutput.AsSource(),
                Map.of(),
                "0.1.0");
    }

    /** A manifest of two lesions: one accepted in 3 slices, one replaced in 1. */
    public static Manifest enhanced() {
        StackRecord accepted = stack(0, 3, null, quality(40.0, 0.9));
        Replacement replacement = new Replacement(Replacement.Reason.LESION_LOST, "Overlap is 0.3", "BILINEAR");
        return manifest(Manifest.Outcome.ENHANCED, List.of(accepted, stack(1, 1, replacement, quality(20.0, 0.3))));
    }

    /** A manifest without lesions. */
    public static Manifest healthy() {
        return manifest(Manifest.Outcome.NO_LESION, List.of());
    }

    private static Manifest manifest(Manifest.Outcome outcome, List<StackRecord> stacks) {
        return new Manifest(
                Manifest.FORMAT,
                "scan-1",
                "request-0",
                outcome,
                new InputObject("scans", "in/scan-1.nii.gz", "etag", 1234, "a".repeat(64)),
                new SliceGrid(32, 40, 9, AFFINE, Axis.Z, 9),
                stacks.size(),
                stacks,
                null,
                null,
                null,
                List.of(
                        new ModelUse(ModelUse.Role.LESION_DETECTOR, "test-bright@1.0.0", "d".repeat(64)),
                        new ModelUse(ModelUse.Role.GENERATOR, "test-bicubic-x2@1.0.0", "2".repeat(64))),
                computation(),
                Map.of(),
                List.of(new StoredProduct("enhanced/scan-1/set/lesion-00.nii.gz", 12, "b".repeat(64))),
                List.of(new Warning("CPU_FALLBACK", "The processors did 2 batches")),
                List.of(new StageTiming("fetch", 1500), new StageTiming("detect", 250_000)),
                "0.0.9",
                TIME.minusSeconds(60),
                TIME.minusSeconds(50));
    }

    private static Computation computation() {
        return new Computation("onnxruntime 1.28.0", "cpu", "fp32", "a processor");
    }

    private static StackRecord stack(int index, int slices, @Nullable Replacement replacement, StackQuality quality) {
        return new StackRecord(
                index,
                4,
                slices,
                new Box(8, 8, 16, 24),
                new Box(16, 16, 32, 48),
                AFFINE,
                List.of(new IntensityMap(100, 20)),
                replacement == null ? Verdict.ACCEPTED : Verdict.REPLACED,
                replacement,
                quality,
                "enhanced/scan-1/set/lesion-0%d.nii.gz".formatted(index),
                "enhanced/scan-1/set/lesion-0%d-deviation.nii.gz".formatted(index),
                null);
    }

    private static StackQuality quality(double psnrDb, double overlap) {
        return new StackQuality(psnrDb, psnrDb, 0.95, 1.5, 3.0, 4.0, null, overlap, null, null, null, null);
    }

    /** A network that fails loudly. */
    private static final class Unused implements LesionDetector, Generator {

        @Override
        public int slices() {
            throw new AssertionError("Nobody should ask");
        }

        @Override
        public int stride() {
            throw new AssertionError("Nobody should ask");
        }

        @Override
        public int scale() {
            throw new AssertionError("Nobody should ask");
        }

        @Override
        public List<Image> occupancy(List<List<Image>> batch) {
            throw new AssertionError("Nobody should ask");
        }

        @Override
        public List<Image> enhance(List<Image> batch) {
            throw new AssertionError("Nobody should ask");
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
