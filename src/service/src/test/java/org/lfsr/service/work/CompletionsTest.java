package org.lfsr.service.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lfsr.events.EventCodec;
import org.lfsr.events.Execution;
import org.lfsr.events.LesionStack;
import org.lfsr.events.NewScan;
import org.lfsr.events.Outcome;
import org.lfsr.events.PixelBox;
import org.lfsr.events.RejectionCode;
import org.lfsr.events.ReplacementReason;
import org.lfsr.events.ScanCompleted;
import org.lfsr.events.ScanQuality;
import org.lfsr.events.Verdict;
import org.lfsr.pipeline.ModelSet;
import org.lfsr.pipeline.Preparation.Refused;
import org.lfsr.pipeline.Rejection;
import org.lfsr.pipeline.Rejection.Reason;
import org.lfsr.service.Examples;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStat;

class CompletionsTest {

    private final Completions completions = completions(Examples.models());

    @Test
    void saysWhatAManifestSays() throws Exception {
        ScanCompleted event = completions.done(Examples.event(), Examples.enhanced());

        assertThat(EventCodec.scanCompleted().decode(EventCodec.scanCompleted().encode(event)))
                .isEqualTo(event);
        assertThat(event.getRequestId()).isEqualTo("request-1");
        assertThat(event.getStudyInstanceUid()).isEqualTo("1.2.3");
        assertThat(event.getOutcome()).isEqualTo(Outcome.ENHANCED);
        assertThat(event.getInput())
                .isEqualTo(new org.lfsr.events.ObjectLocation("scans", "in/scan-1.nii.gz", null, "etag", 1234L));
        assertThat(event.getScaleFactor()).isEqualTo(2);
        assertThat(event.getSliceCount()).isEqualTo(9);
        assertThat(event.getLesionSliceCount()).isEqualTo(2);
        assertThat(event.getModels()).hasSize(2);
        assertThat(event.getExecution()).isEqualTo(new Execution("onnxruntime 1.28.0", "cpu", "fp32", "a processor"));
        assertThat(event.getServiceVersion()).isEqualTo("0.0.9");
        assertThat(event.getTimings()).hasSize(2);
        assertThat(event.getOutputBucket()).isEqualTo("results");
        assertThat(event.getManifestKey()).startsWith("enhanced/scan-1/").endsWith("/manifest.json");
        assertThat(event.getWarnings()).hasSize(1);
        assertThat(event.getReplayed()).isFalse();
        assertThat(event.getStartedAt()).isEqualTo(Examples.TIME.minusSeconds(60));
        assertThat(event.getCompletedAt()).isEqualTo(Examples.TIME.minusSeconds(50));
    }

    @Test
    void saysWhatBecameOfEachStack() {
        List<LesionStack> stacks =
                completions.done(Examples.event(), Examples.enhanced()).getStacks();

        LesionStack replaced = stacks.get(1);
        assertThat(stacks).hasSize(2);
        assertThat(stacks.get(0).getVerdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(stacks.get(0).getInputBox()).isEqualTo(new PixelBox(8, 8, 16, 24));
        assertThat(stacks.get(0).getOutputBox()).isEqualTo(new PixelBox(16, 16, 32, 48));
        assertThat(stacks.get(0).getQuality().getSharpnessGain()).isEqualTo(1.5);
        assertThat(replaced.getVerdict()).isEqualTo(Verdict.REPLACED);
        assertThat(replaced.getReplacement()).isNotNull();
        assertThat(replaced.getReplacement().getReason()).isEqualTo(ReplacementReason.LESION_LOST);
    }

    @Test
    void weighsQualityBySlices() {
        ScanQuality quality =
                completions.done(Examples.event(), Examples.enhanced()).getQuality();

        assertThat(quality).isNotNull();
        assertThat(quality.getAcceptedStacks()).isEqualTo(1);
        assertThat(quality.getReplacedStacks()).isEqualTo(1);
        assertThat(quality.getMeanRedegradationPsnrDb()).isEqualTo((3 * 40.0 + 20.0) / 4);
        assertThat(quality.getWorstRedegradationPsnrDb()).isEqualTo(20.0);
        assertThat(quality.getWorstLesionOverlap()).isEqualTo(0.3);
        assertThat(quality.getMeanReferencePsnrDb()).isNull();
    }

    @Test
    void hasNoQualityWithoutALesion() {
        ScanCompleted event = completions.done(Examples.event(), Examples.healthy());

        assertThat(event.getOutcome()).isEqualTo(Outcome.NO_LESION);
        assertThat(event.getQuality()).isNull();
        assertThat(event.getStacks()).isEmpty();
    }

    @Test
    void saysThatAnEarlierRunDidTheWork() {
        ScanCompleted event = completions.replayed(Examples.event(), Examples.healthy(), Examples.TIME.minusSeconds(1));

        assertThat(event.getReplayed()).isTrue();
        assertThat(event.getStartedAt()).isEqualTo(Examples.TIME.minusSeconds(1));
        assertThat(event.getCompletedAt()).isEqualTo(Examples.TIME);
    }

    @Test
    void hasTheSameIdForTheSameRequestAndModelsWhateverTheOutcome() {
        String done = completions.done(Examples.event(), Examples.healthy()).getEventId();

        assertThat(completions
                        .replayed(Examples.event(), Examples.healthy(), Examples.TIME)
                        .getEventId())
                .isEqualTo(done);
        assertThat(rejected(new Rejection(Reason.TOO_LARGE, "")).getEventId()).isEqualTo(done);
    }

    @Test
    void hasAnotherIdForAnotherRequestOrOtherModels() {
        ModelSet all = Examples.models();
        ModelSet fewer = new ModelSet(all.detector(), all.generators().subList(0, 1), all.computation());
        NewScan other =
                NewScan.newBuilder(Examples.event()).setEventId("request-2").build();

        String id = completions.done(Examples.event(), Examples.healthy()).getEventId();

        assertThat(completions.done(other, Examples.healthy()).getEventId()).isNotEqualTo(id);
        assertThat(completions(fewer).done(Examples.event(), Examples.healthy()).getEventId())
                .isNotEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource
    void knowsEveryReasonOfRejection(Reason reason) {
        ScanCompleted event = rejected(new Rejection(reason, "Because"));

        assertThat(event.getOutcome()).isEqualTo(Outcome.REJECTED);
        assertThat(event.getRejection())
                .isEqualTo(new org.lfsr.events.Rejection(RejectionCode.valueOf(reason.name()), "Because"));
        assertThat(event.getInput()).isEqualTo(Examples.event().getLocation());
    }

    @Test
    void saysWhatWasFoundOfARefusedObject() {
        ObjectStat found = new ObjectStat(
                new ObjectLocation("scans", "in/scan-1.nii.gz"), 12, "e", Examples.TIME, "text/plain", Map.of());
        Refused refused = new Refused(new Rejection(Reason.NOT_A_VOLUME, "No"), found, "c".repeat(64));

        ScanCompleted event = completions.rejected(Examples.event(), refused, Examples.TIME);

        assertThat(event.getInput().getEtag()).isEqualTo("e");
        assertThat(event.getInput().getSizeBytes()).isEqualTo(12);
        assertThat(event.getInputSha256()).isEqualTo("c".repeat(64));
    }

    private ScanCompleted rejected(Rejection rejection) {
        return completions.rejected(Examples.event(), rejection, Examples.TIME);
    }

    private static Completions completions(ModelSet models) {
        return new Completions(models, Examples.delivery(), Clock.fixed(Examples.TIME, ZoneOffset.UTC));
    }
}
