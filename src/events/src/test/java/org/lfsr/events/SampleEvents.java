package org.lfsr.events;

import java.time.Instant;
import java.util.List;

/** Events to test with: some that say as little as may be, some that say all there is. */
final class SampleEvents {

    private static final Instant TIME = Instant.parse("2026-03-04T05:06:07.089Z");
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private SampleEvents() {}

    static NewScan shortRequest() {
        return NewScan.newBuilder()
                .setEventId("e-1")
                .setScanId("scan-1")
                .setLocation(location("in/scan-1.nii.gz"))
                .setFormat(ScanFormat.NIFTI)
                .setRequestedAt(TIME)
                .build();
    }

    static NewScan fullRequest() {
        return NewScan.newBuilder(shortRequest())
                .setStudyInstanceUid("1.2.3")
                .setSeriesInstanceUid("1.2.3.4")
                .setLocation(new ObjectLocation("scans", "in/series/", "v7", "d41d8cd9", 1_234_567_890_123L))
                .setFormat(ScanFormat.DICOM_SERIES)
                .setModality("MR")
                .setSequence("T1GD")
                .setScale(Scale.X4)
                .setPriority(Priority.STAT)
                .setReference(location("in/fine.nii.gz"))
                .setLesionMask(location("in/mask.nii.gz"))
                .build();
    }

    static ScanCompleted rejected() {
        return ScanCompleted.newBuilder()
                .setEventId("c-1")
                .setRequestId("e-1")
                .setScanId("scan-1")
                .setOutcome(Outcome.REJECTED)
                .setRejection(new Rejection(RejectionCode.TRUNCATED, "The volume ends after 5 of 8 bytes"))
                .setInput(location("in/scan-1.nii.gz"))
                .setServiceVersion("0.1.0")
                .setStartedAt(TIME)
                .setCompletedAt(TIME.plusMillis(1))
                .build();
    }

    static ScanCompleted enhanced() {
        return ScanCompleted.newBuilder(rejected())
                .setOutcome(Outcome.ENHANCED)
                .setRejection(null)
                .setInputSha256(DIGEST)
                .setScaleFactor(2)
                .setSliceAxis(SliceAxis.Z)
                .setSliceCount(155)
                .setLesionSliceCount(9)
                .setStacks(List.of(accepted(), replaced()))
                .setQuality(ScanQuality.newBuilder()
                        .setAcceptedStacks(1)
                        .setReplacedStacks(1)
                        .setMeanRedegradationPsnrDb(44.5)
                        .build())
                .setModels(List.of(new ModelUse(ModelRole.GENERATOR, "generator-x2 3", DIGEST)))
                .setExecution(new Execution("onnxruntime 1.29.0", "cuda", "fp32", "NVIDIA H200"))
                .setTimings(List.of(new StageTiming("fetch", 1200L), new StageTiming("detect", 34_000L)))
                .setOutputBucket("results")
                .setManifestKey("enhanced/scan-1/set/manifest.json")
                .setReplayed(true)
                .setWarnings(List.of(new Warning("CPU_FALLBACK", "No GPU was found")))
                .build();
    }

    private static LesionStack accepted() {
        return LesionStack.newBuilder()
                .setIndex(0)
                .setFirstSlice(70)
                .setSliceCount(6)
                .setInputBox(new PixelBox(32, 40, 48, 56))
                .setOutputBox(new PixelBox(64, 80, 96, 112))
                .setVerdict(Verdict.ACCEPTED)
                .setQuality(StackQuality.newBuilder()
                        .setRedegradationPsnrDb(Double.POSITIVE_INFINITY)
                        .setLesionOverlap(0.98)
                        .build())
                .setVolumeKey("enhanced/scan-1/set/lesion-00.nii.gz")
                .setDeviationKey("enhanced/scan-1/set/lesion-00-deviation.nii.gz")
                .setPreviewKey("enhanced/scan-1/set/lesion-00.png")
                .build();
    }

    private static LesionStack replaced() {
        return LesionStack.newBuilder(accepted())
                .setIndex(1)
                .setVerdict(Verdict.REPLACED)
                .setReplacement(new Replacement(
                        ReplacementReason.LESION_LOST, "Overlap is 0.31, at least 0.70 is wanted", "BILINEAR"))
                .build();
    }

    private static ObjectLocation location(String key) {
        return ObjectLocation.newBuilder().setBucket("scans").setKey(key).build();
    }
}
