package org.lfsr.service.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.events.NewScan;
import org.lfsr.events.ObjectLocation;
import org.lfsr.events.Scale;
import org.lfsr.events.ScanFormat;
import org.lfsr.pipeline.Rejection;
import org.lfsr.pipeline.Rejection.Reason;
import org.lfsr.pipeline.ScanSource;
import org.lfsr.service.Examples;

class RequestsTest {

    private final Requests requests = new Requests(Optional.empty());

    @Test
    void takesWhatAnEventSays() {
        assertThat(requests.read(Examples.event())).isEqualTo(new Requests.Reading.Valid(Examples.request()));
    }

    @Test
    void takesTheSequenceThatItIsSetUpForWhereTheEventNamesNone() {
        Requests.Reading reading = new Requests(Optional.of("T1GD")).read(Examples.event());

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Requests.Reading.Valid.class,
                        valid -> assertThat(valid.request().sequence()).isEqualTo("T1GD"));
    }

    @Test
    void takesScaleSequenceReferenceAndMask() {
        NewScan event = NewScan.newBuilder(Examples.event())
                .setScale(Scale.X4)
                .setSequence("FLAIR")
                .setReference(new ObjectLocation("scans", "fine.nii.gz", null, "e1", null))
                .setLesionMask(new ObjectLocation("scans", "mask.nii.gz", "v1", "e2", null))
                .build();

        Requests.Reading reading = requests.read(event);

        assertThat(reading).isInstanceOfSatisfying(Requests.Reading.Valid.class, valid -> {
            assertThat(valid.request().scale()).isEqualTo(4);
            assertThat(valid.request().sequence()).isEqualTo("FLAIR");
            assertThat(valid.request().reference())
                    .hasToString("ScanSource[location=s3://scans/fine.nii.gz, etag=e1, series=null]");
            assertThat(valid.request().lesionMask())
                    .hasToString("ScanSource[location=s3://scans/mask.nii.gz, etag=e2, series=null]");
        });
    }

    @Test
    void takesAPrefixForASeries() {
        NewScan event = NewScan.newBuilder(Examples.event())
                .setFormat(ScanFormat.DICOM_SERIES)
                .setLocation(new ObjectLocation("scans", "in/scan-1/", null, null, null))
                .setInstanceCount(20)
                .build();

        Requests.Reading reading = requests.read(event);

        assertThat(reading).isInstanceOfSatisfying(Requests.Reading.Valid.class, valid -> {
            assertThat(valid.request().scan().key()).isEqualTo("in/scan-1/");
            assertThat(valid.request().scan().series()).isEqualTo(new ScanSource.Series(20));
        });
    }

    @Test
    void takesTheObjectThatASeriesIsAnnouncedBy() {
        NewScan event = NewScan.newBuilder(Examples.event())
                .setFormat(ScanFormat.DICOM_SERIES)
                .setLocation(new ObjectLocation("scans", "in/scan-1/", null, null, null))
                .setAnnouncedBy(new ObjectLocation("scans", "in/scan-1/7.dcm", "v1", "e1", null))
                .build();

        Requests.Reading reading = requests.read(event);

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Requests.Reading.Valid.class,
                        valid -> assertThat(valid.request().scan().series())
                                .isEqualTo(
                                        new ScanSource.Series(null, new ScanSource.Arrival("in/scan-1/7.dcm", "e1"))));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void rejectsWhatBreaksARule(Reason reason, String sentence, UnaryOperator<NewScan.Builder> change) {
        Requests.Reading reading =
                requests.read(change.apply(NewScan.newBuilder(Examples.event())).build());

        assertThat(reading).isEqualTo(new Requests.Reading.Invalid(new Rejection(reason, sentence)));
    }

    static Stream<Arguments> rejectsWhatBreaksARule() {
        return Stream.of(
                invalid("eventId must have 1 to 256 characters, found 0", event -> event.setEventId("")),
                invalid(
                        "scanId must be 1 to 128 letters, digits, '-', '_' or '.', beginning with a letter or digit,"
                                + " found \"../x\"",
                        event -> event.setScanId("../x")),
                invalid("modality must not be blank", event -> event.setModality(" ")),
                invalid(
                        "location: Bucket name \"A\" is not one that S3 allows",
                        event -> event.setLocation(new ObjectLocation("A", "k", null, null, null))),
                invalid(
                        "reference: Key \"a//b\" has the segment \"\"",
                        event -> event.setReference(new ObjectLocation("scans", "a//b", null, null, null))),
                rejected(
                        Reason.UNSUPPORTED,
                        "format must be NIFTI or DICOM_SERIES, found one that is newer than the service",
                        event -> event.setFormat(ScanFormat.UNKNOWN)),
                invalid(
                        "location must have neither etag nor version if its key ends in a slash",
                        event -> event.setFormat(ScanFormat.DICOM_SERIES)
                                .setLocation(new ObjectLocation("scans", "in/", null, "e1", null))),
                invalid(
                        "location or instanceCount: A series has 1 instance or more, found 0",
                        event -> event.setFormat(ScanFormat.DICOM_SERIES)
                                .setLocation(new ObjectLocation("scans", "in/", null, null, null))
                                .setInstanceCount(0)),
                invalid(
                        "announcedBy must lie below location",
                        event -> event.setFormat(ScanFormat.DICOM_SERIES)
                                .setLocation(new ObjectLocation("scans", "in/", null, null, null))
                                .setAnnouncedBy(new ObjectLocation("scans", "out/1.dcm", null, null, null))),
                rejected(
                        Reason.UNSUPPORTED,
                        "location.version must come with location.etag, since the newest version is read; found no ETag",
                        event -> event.setLocation(new ObjectLocation("scans", "k", "v1", null, null))),
                rejected(
                        Reason.NO_MODEL,
                        "scale must be BY_MODEL_CARD, X2 or X4, found one that is newer than the service",
                        event -> event.setScale(Scale.UNKNOWN)));
    }

    private static Arguments invalid(String sentence, UnaryOperator<NewScan.Builder> change) {
        return rejected(Reason.REQUEST_INVALID, sentence, change);
    }

    private static Arguments rejected(Reason reason, String sentence, UnaryOperator<NewScan.Builder> change) {
        return Arguments.of(reason, sentence, change);
    }
}
