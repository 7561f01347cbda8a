package org.lfsr.dicom.derived;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.series.DicomSeries;
import org.lfsr.dicom.series.MadeSeries;
import org.lfsr.dicom.series.Orientation;

class DeidentificationTest {

    static final Deidentification DEIDENTIFICATION = new Deidentification("a key of the site");

    @Test
    void leavesNothingOfThePatient() throws Exception {
        DataSet cleaned = DEIDENTIFICATION.of(first(DerivedKind.ENHANCED), "scan-1");

        String bytes = new String(MadeSeries.file(cleaned), ISO_8859_1);
        assertThat(bytes)
                .doesNotContain("Made", "ller", "P1", "19700102", "20200102", "101112", "A1", "2.25.1\0", "2.25.100")
                .contains("scan-1");
        assertThat(cleaned.requireText(Tags.PATIENT_ID)).isEqualTo("scan-1");
        assertThat(cleaned.requireText(Tags.PATIENT_IDENTITY_REMOVED)).isEqualTo("YES");
    }

    @Test
    void keepsWhatWasMadeOfTheSameInOneStudyAndSpace() throws Exception {
        DataSet result = DEIDENTIFICATION.of(first(DerivedKind.ENHANCED), "scan-1");
        DataSet deviation = DEIDENTIFICATION.of(first(DerivedKind.DEVIATION), "scan-1");

        assertThat(result.find(Tags.STUDY_INSTANCE_UID)).isEqualTo(deviation.find(Tags.STUDY_INSTANCE_UID));
        assertThat(result.find(Tags.FRAME_OF_REFERENCE_UID)).isEqualTo(deviation.find(Tags.FRAME_OF_REFERENCE_UID));
        assertThat(result.requireText(Tags.STUDY_INSTANCE_UID))
                .isEqualTo(DEIDENTIFICATION.replacement("2.25.1"))
                .isNotEqualTo(new Deidentification("the key of another").replacement("2.25.1"));
    }

    @Test
    void namesModelsButNotTheScanner() throws Exception {
        DataSet cleaned = DEIDENTIFICATION.of(first(DerivedKind.ENHANCED), "scan-1");

        List<DataSet> equipment = cleaned.items(Tags.CONTRIBUTING_EQUIPMENT_SEQUENCE);
        assertThat(equipment).hasSize(2);
        assertThat(equipment.get(0).requireText(Tags.MANUFACTURER_MODEL_NAME)).isEqualTo("ld");
    }

    @Test
    void shortensALongPseudonym() throws Exception {
        DataSet cleaned = DEIDENTIFICATION.of(first(DerivedKind.ENHANCED), "s".repeat(65));

        assertThat(cleaned.requireText(Tags.PATIENT_ID)).isEqualTo(DEIDENTIFICATION.replacement("s".repeat(65)));
    }

    @Test
    void refusesAShortKey() {
        assertThatThrownBy(() -> new Deidentification("short"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A key for identifiers has 16 characters or more, found 5");
    }

    private static DataSet first(DerivedKind kind) throws Exception {
        DicomSeries source = Derived.classic(Orientation.AXIAL);
        return Derived.instances(source, kind).get(0);
    }
}
