package org.lfsr.service.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.events.NewScan;
import org.lfsr.events.Priority;
import org.lfsr.events.Scale;
import org.lfsr.service.Examples;
import org.lfsr.service.rest.ScanBody.LocationBody;
import org.lfsr.service.work.Requests;

class ScanBodiesTest {

    private static final LocationBody PLACE = new LocationBody("scans", "a.nii.gz", "e1");

    private final ScanBodies bodies =
            new ScanBodies(new Requests(Optional.empty()), Clock.fixed(Examples.TIME, ZoneOffset.UTC));

    @Test
    void takesWhatABodySays() {
        NewScan event = bodies.event(
                new ScanBody("scan-1", "request-1", PLACE, null, 4, Priority.STAT, "MR", "T1GD", PLACE, PLACE));

        assertThat(event.getEventId()).isEqualTo("request-1");
        assertThat(event.getScanId()).isEqualTo("scan-1");
        assertThat(event.getLocation())
                .isEqualTo(new org.lfsr.events.ObjectLocation("scans", "a.nii.gz", null, "e1", null));
        assertThat(event.getScale()).isEqualTo(Scale.X4);
        assertThat(event.getPriority()).isEqualTo(Priority.STAT);
        assertThat(event.getSequence()).isEqualTo("T1GD");
        assertThat(event.getReference()).isEqualTo(event.getLocation());
        assertThat(event.getLesionMask()).isEqualTo(event.getLocation());
        assertThat(event.getRequestedAt()).isEqualTo(Examples.TIME);
    }

    @Test
    void makesUpWhatABodyLeavesOut() {
        NewScan event = bodies.event(body("scan-1", PLACE, null));

        assertThat(event.getEventId()).hasSize(36);
        assertThat(event.getScale()).isEqualTo(Scale.BY_MODEL_CARD);
        assertThat(event.getPriority()).isEqualTo(Priority.ROUTINE);
        assertThat(event.getModality()).isEqualTo("MR");
        assertThat(event.getReference()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesWhatBreaksARule(String detail, @Nullable ScanBody body) {
        assertThatThrownBy(() -> bodies.event(body))
                .isInstanceOf(ProblemException.class)
                .hasMessage(detail)
                .satisfies(thrown -> assertThat(
                                ((ProblemException) thrown).response().getStatus())
                        .isEqualTo(400));
    }

    static Stream<Arguments> refusesWhatBreaksARule() {
        return Stream.of(
                Arguments.of("A body with scanId and location is wanted, found none", null),
                Arguments.of("scanId must be there, found none", body(null, PLACE, null)),
                Arguments.of("location must be there, found none", body("scan-1", null, null)),
                Arguments.of(
                        "location.key must be there, found none",
                        body("scan-1", new LocationBody("scans", null, null), null)),
                Arguments.of("scale must be 2 or 4, found 3", body("scan-1", PLACE, 3)),
                Arguments.of(
                        "location: Bucket name \"S\" is not one that S3 allows",
                        body("scan-1", new LocationBody("S", "k", null), null)));
    }

    private static ScanBody body(@Nullable String scanId, @Nullable LocationBody location, @Nullable Integer scale) {
        return new ScanBody(scanId, null, location, null, scale, null, null, null, null, null);
    }
}
