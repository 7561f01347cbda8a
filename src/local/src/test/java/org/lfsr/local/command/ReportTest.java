package org.lfsr.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lfsr.events.Execution;
import org.lfsr.events.LesionStack;
import org.lfsr.events.ModelRole;
import org.lfsr.events.ModelUse;
import org.lfsr.events.ObjectLocation;
import org.lfsr.events.Outcome;
import org.lfsr.events.PixelBox;
import org.lfsr.events.Rejection;
import org.lfsr.events.RejectionCode;
import org.lfsr.events.Replacement;
import org.lfsr.events.ReplacementReason;
import org.lfsr.events.ScanCompleted;
import org.lfsr.events.ScanQuality;
import org.lfsr.events.StackQuality;
import org.lfsr.events.Verdict;
import org.lfsr.events.Warning;

class ReportTest {

    private static final Instant TIME = Instant.parse("2026-03-04T05:06:07.089Z");

    @Test
    void comparesWithBilinearWhereThereIsATruth() {
        ScanCompleted event = enhanced(StackQuality.newBuilder()
                .setRedegradationPsnrDb(44.49)
                .setSharpnessGain(1.406)
                .setLesionOverlap(0.98)
                .setReferencePsnrDb(31.26)
                .setBilinearPsnrDb(29.0)
                .setReferenceSsim(0.9121)
                .setBilinearSsim(0.8711)
                .build());

        assertThat(new Report(event).lines())
                .containsExactly(
                        "scan-1: ENHANCED x2, 1 lesion in 9 of 155 slices, 87 % of the mask inside, by d@1 and g@2 on cpu"
                                + " in 1.5 s",
                        "",
                        "lesion  slices  box             verdict   re-degraded dB  sharpness  overlap  PSNR dB  bilinear"
                                + "  gain   SSIM  bilinear    gain",
                        "0       70-75   48x56 at 32,40  ACCEPTED            44.5       1.41     0.98     31.3      29.0"
                                + "  +2.3  0.912     0.871  +0.041",
                        "Warning: No GPU was found");
    }

    @Test
    void saysWhyAResultWasReplaced() {
        LesionStack replaced = LesionStack.newBuilder(
                        enhanced(StackQuality.newBuilder().build()).getStacks().get(0))
                .setVerdict(Verdict.REPLACED)
                .setReplacement(new Replacement(ReplacementReason.LESION_LOST, "Overlap is 0.31", "BILINEAR"))
                .build();
        ScanCompleted event = ScanCompleted.newBuilder(
                        enhanced(StackQuality.newBuilder().build()))
                .setStacks(List.of(replaced))
                .build();

        assertThat(new Report(event).lines())
                .contains(
                        "lesion  slices  box             verdict   re-degraded dB  sharpness  overlap",
                        "0       70-75   48x56 at 32,40  REPLACED               -          -        -",
                        "Lesion 0 is bilinear interpolation: Overlap is 0.31");
    }

    @Test
    void saysWhyAScanWasRejected() {
        ScanCompleted event = base().setOutcome(Outcome.REJECTED)
                .setRejection(new Rejection(RejectionCode.NOT_A_VOLUME, "It begins with 50 4b"))
                .build();

        assertThat(new Report(event).lines()).containsExactly("scan-1: REJECTED, NOT_A_VOLUME: It begins with 50 4b");
    }

    @Test
    void saysThatThereIsNoLesion() {
        ScanCompleted event = base().setOutcome(Outcome.NO_LESION)
                .setSliceCount(20)
                .setModels(List.of(new ModelUse(ModelRole.LESION_DETECTOR, "d@1", "0")))
                .build();

        assertThat(new Report(event).lines()).containsExactly("scan-1: NO_LESION in 20 slices, by d@1 in 1.5 s");
    }

    private static ScanCompleted enhanced(StackQuality quality) {
        return base().setOutcome(Outcome.ENHANCED)
                .setScaleFactor(2)
                .setSliceCount(155)
                .setLesionSliceCount(9)
                .setStacks(List.of(LesionStack.newBuilder()
                        .setIndex(0)
                        .setFirstSlice(70)
                        .setSliceCount(6)
                        .setInputBox(new PixelBox(32, 40, 48, 56))
                        .setOutputBox(new PixelBox(64, 80, 96, 112))
                        .setVerdict(Verdict.ACCEPTED)
                        .setQuality(quality)
                        .setVolumeKey("enhanced/scan-1/set/lesion-00.nii.gz")
                        .build()))
                .setQuality(ScanQuality.newBuilder()
                        .setAcceptedStacks(1)
                        .setReplacedStacks(0)
                        .setLesionRecall(0.871)
                        .build())
                .setModels(List.of(
                        new ModelUse(ModelRole.LESION_DETECTOR, "d@1", "0"),
                        new ModelUse(ModelRole.GENERATOR, "g@2", "1")))
                .setExecution(new Execution("onnxruntime 1", "cpu", "fp32", null))
                .setWarnings(List.of(new Warning("CPU_FALLBACK", "No GPU was found")))
                .build();
    }

    private static ScanCompleted.Builder base() {
        return ScanCompleted.newBuilder()
                .setEventId("c-1")
                .setRequestId("e-1")
                .setScanId("scan-1")
                .setInput(ObjectLocation.newBuilder()
                        .setBucket("scans")
                        .setKey("a")
                        .build())
                .setServiceVersion("0.1.0")
                .setStartedAt(TIME)
                .setCompletedAt(TIME.plusMillis(1480));
    }
}
