package org.lfsr.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lfsr.dicom.UnreadableDicomException.Reason;

class DataSetTest {

    private static final DataSet SET = DataSet.builder()
            .text(Tags.PATIENT_NAME, "Doe^John")
            .text(Tags.IMAGE_TYPE, "ORIGINAL ", " PRIMARY")
            .text(Tags.SERIES_DESCRIPTION, "")
            .numbers(Tags.PIXEL_SPACING, 0.5, 0.25)
            .numbers(Tags.EFFECTIVE_ECHO_TIME, 2.5)
            .integers(Tags.INSTANCE_NUMBER, -3)
            .integers(Tags.ROWS, 65535)
            .bytes(Tags.COLUMNS, Vr.US, (byte) 1)
            .items(Tags.SOURCE_IMAGE_SEQUENCE, DataSet.EMPTY)
            .build();

    @Test
    void keepsItsValuesInMemoryOfItsOwn() throws Exception {
        byte[] bytes = {1, 2, 3, 4};
        DataSet item = DataSet.builder().bytes(Tags.PIXEL_DATA, Vr.OB, bytes).build();
        DataSet set = DataSet.builder()
                .text(Tags.PATIENT_ID, "P1")
                .bytes(Tags.PIXEL_DATA, Vr.OB, bytes)
                .items(Tags.SOURCE_IMAGE_SEQUENCE, item)
                .build();

        DataSet detached = set.detached();

        bytes[0] = 9;
        assertThat(detached.text(Tags.PATIENT_ID)).contains("P1");
        assertThat(first(detached)).isEqualTo((byte) 1);
        assertThat(first(detached.items(Tags.SOURCE_IMAGE_SEQUENCE).get(0))).isEqualTo((byte) 1);
    }

    private static byte first(DataSet set) {
        return ((Element.Binary) set.find(Tags.PIXEL_DATA).orElseThrow())
                .bytes()
                .get(0);
    }

    @Test
    void givesValuesByTheirTypes() throws Exception {
        assertThat(SET.texts(Tags.IMAGE_TYPE)).containsExactly("ORIGINAL", "PRIMARY");
        assertThat(SET.text(Tags.SERIES_DESCRIPTION)).isEmpty();
        assertThat(SET.contains(Tags.SERIES_DESCRIPTION)).isTrue();
        assertThat(SET.requireNumbers(Tags.PIXEL_SPACING, 2)).containsExactly(0.5, 0.25);
        assertThat(SET.requireNumber(Tags.EFFECTIVE_ECHO_TIME)).isEqualTo(2.5);
        assertThat(SET.requireInteger(Tags.INSTANCE_NUMBER)).isEqualTo(-3);
        assertThat(SET.requireInteger(Tags.ROWS)).isEqualTo(65535);
        assertThat(SET.items(Tags.SOURCE_IMAGE_SEQUENCE)).containsExactly(DataSet.EMPTY);
        assertThat(SET.items(Tags.REFERENCED_IMAGE_SEQUENCE)).isEmpty();
    }

    @Test
    void refusesValuesOfOtherTypes() {
        assertRefused(
                Reason.BAD_ATTRIBUTE,
                "PixelSpacing (0028,0030) is 0.5, not a whole number",
                () -> SET.integer(Tags.PIXEL_SPACING));
        assertRefused(
                Reason.BAD_ATTRIBUTE,
                "PixelSpacing (0028,0030) has 2 values, not 3",
                () -> SET.requireNumbers(Tags.PIXEL_SPACING, 3));
        assertRefused(Reason.BAD_ATTRIBUTE, "Rows (0028,0010) is US, not text", () -> SET.text(Tags.ROWS));
        assertRefused(Reason.BAD_ATTRIBUTE, "Columns (0028,0011) has 1 bytes", () -> SET.integer(Tags.COLUMNS));
        assertRefused(Reason.BAD_ATTRIBUTE, "Rows (0028,0010) is US, not a sequence", () -> SET.items(Tags.ROWS));
        assertRefused(
                Reason.MISSING_ATTRIBUTE,
                "Modality (0008,0060) is missing or empty",
                () -> SET.requireText(Tags.MODALITY));
        assertRefused(
                Reason.MISSING_ATTRIBUTE,
                "SliceThickness (0018,0050) is missing",
                () -> SET.requireNumbers(Tags.SLICE_THICKNESS, 1));
    }

    @Test
    void tellsNothingOfThePatient() {
        assertRefused(
                Reason.BAD_ATTRIBUTE,
                "PatientName (0010,0010) is no number but 8 characters",
                () -> SET.number(Tags.PATIENT_NAME));
        assertThat(SET.toString() + SET.elements()).doesNotContain("Doe");
        assertThat(Shown.code("Doe^John")).isEqualTo("8 characters that are no code");
        assertThat(Shown.uid("1.2.3")).isEqualTo("5 characters that are no identifier of the standard");
    }

    @Test
    void keepsWhatTwoShareAndWhatIsWanted() {
        DataSet other = SET.toBuilder()
                .integers(Tags.INSTANCE_NUMBER, 4)
                .remove(Tags.ROWS)
                .build();

        DataSet shared = SET.sharedWith(other);

        assertThat(shared.elements()).hasSize(7);
        assertThat(shared).isEqualTo(other.sharedWith(SET));
        assertThat(SET.select(Tags.ROWS::equals).elements()).hasSize(1);
    }

    @Test
    void refusesToBuildWhatTheStandardHasNot() {
        DataSetBuilder builder = DataSet.builder();

        assertThatThrownBy(() -> builder.text(Tags.ROWS, "1")).hasMessage("US of Rows (0028,0010) is not text");
        assertThatThrownBy(() -> builder.integers(Tags.ROWS, -1))
                .hasMessageContaining("is -1.0, not a whole number from 0 to 65535");
        assertThatThrownBy(() -> builder.numbers(Tags.MODALITY, 1))
                .hasMessage("Modality (0008,0060) is CS, not numbers");
        assertThatThrownBy(() -> builder.text(Tags.STUDY_ID, "x".repeat(17)))
                .hasMessageContaining("17 characters, more than the 16 of SH");
        assertThatThrownBy(() -> builder.text(Tags.STUDY_ID, "a\\b")).hasMessageContaining("backslash");
        assertThatThrownBy(() -> builder.text(Tag.of(0x00091001), "a"))
                .hasMessage("(0009,1001) is not in the dictionary");
        assertThatThrownBy(() -> builder.items(Tags.ROWS)).hasMessage("Rows (0028,0010) is US, not a sequence");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0, 0",
        "-0.5, -0.5",
        "100, 100",
        "0.1, 0.1",
        "123456789.123456789, 123456789.123457",
        "-123456789.123456789, -123456789.12346",
        "0.333333333333333333, 0.33333333333333",
        "1e-10, 0.0000000001",
        "-1.23456789012345e-10, -1.23456789E-10",
        "1e300, 1E+300",
        "-0.00459422544, -0.00459422544"
    })
    void writesNumbersInSixteenCharacters(double number, String text) {
        assertThat(DecimalString.of(number)).isEqualTo(text).hasSizeLessThanOrEqualTo(16);
    }

    private static void assertRefused(Reason reason, String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(UnreadableDicomException.class)
                .hasMessageContaining(message)
                .extracting(e -> ((UnreadableDicomException) e).reason())
                .isEqualTo(reason);
    }
}
