package org.lfsr.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DicomWriterTest {

    private static final DataSet MINIMAL = DataSet.builder()
            .text(Tags.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.4")
            .text(Tags.SOP_INSTANCE_UID, "2.25.1")
            .build();

    @Test
    void writesWhatTheReaderReads() throws Exception {
        DataSet dataSet = MINIMAL.toBuilder()
                .text(Tags.PATIENT_NAME, "Doe^John")
                .text(Tags.IMAGE_TYPE, "DERIVED", "PRIMARY")
                .text(Tags.DERIVATION_DESCRIPTION, "one\\text")
                .empty(Tags.PATIENT_ID)
                .empty(Tags.REFERENCED_IMAGE_SEQUENCE)
                .empty(Tags.COLUMNS)
                .numbers(Tags.IMAGE_POSITION_PATIENT, -1.5, 0, 1e-3)
                .integers(Tags.ROWS, 5)
                .tags(Tags.DIMENSION_INDEX_POINTER, Tags.STACK_ID)
                .items(
                        Tags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE,
                        DataSet.builder()
                                .items(Tags.PLANE_POSITION_SEQUENCE, DataSet.EMPTY, MINIMAL)
                                .build())
                .bytes(Tags.PIXEL_DATA, Vr.OW, new byte[100_000])
                .build();

        DicomFile read = read(written(dataSet));

        assertThat(read.dataSet()).isEqualTo(dataSet);
        assertThat(read.transferSyntax()).isEqualTo(TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        assertThat(read.meta().requireText(Tags.MEDIA_STORAGE_SOP_INSTANCE_UID)).isEqualTo("2.25.1");
        assertThat(read.meta().requireText(Tags.IMPLEMENTATION_VERSION_NAME)).isEqualTo("LFSR_0.1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"Doe^John,", "Müller^Jörg, ISO_IR 100", "山田^太郎, ISO_IR 192"})
    void writesTheFirstCharacterSetThatHasAll(String name, String term) throws Exception {
        byte[] file = written(MINIMAL.toBuilder()
                .items(
                        Tags.OTHER_PATIENT_IDS_SEQUENCE,
                        DataSet.builder().text(Tags.PATIENT_NAME, name).build())
                .build());

        assertThat(read(file)
                        .dataSet()
                        .item(Tags.OTHER_PATIENT_IDS_SEQUENCE)
                        .orElseThrow()
                        .requireText(Tags.PATIENT_NAME))
                .isEqualTo(name);
        String bytes = new String(file, StandardCharsets.ISO_8859_1);
        if (term == null) {
            assertThat(bytes).doesNotContain("ISO_IR");
        } else {
            assertThat(bytes).contains(term);
        }
    }

    @Test
    void makesEachLengthEven() throws Exception {
        DataSet dataSet = MINIMAL.toBuilder()
                .text(Tags.MODALITY, "MRX")
                .bytes(Tags.PIXEL_DATA, Vr.OB, (byte) 1)
                .build();

        byte[] file = written(dataSet);

        assertThat(file.length % 2).isZero();
        assertThat(read(file).dataSet().requireText(Tags.MODALITY)).isEqualTo("MRX");
    }

    @Test
    void refusesWhatItCannotWrite() {
        assertThatThrownBy(() -> written(DataSet.EMPTY)).hasMessage("SOPClassUID (0008,0016) is missing");
        assertThatThrownBy(() -> written(MINIMAL.toBuilder()
                        .put(new Element.Fragments(Tags.PIXEL_DATA, Vr.OB, java.util.List.of(), java.util.List.of()))
                        .build()))
                .hasMessage("PixelData (7FE0,0010) is compressed: only plain pixels are written");
        assertThatThrownBy(() -> written(MINIMAL.toBuilder()
                        .bytes(Tags.ROWS, Vr.US, new byte[70_000])
                        .build()))
                .hasMessage("Rows (0028,0010) has 70000 bytes, more than the 65534 of US");
    }

    private static byte[] written(DataSet dataSet) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new DicomWriter().write(dataSet, bytes);
        return bytes.toByteArray();
    }

    private static DicomFile read(byte[] file) throws IOException, UnreadableDicomException {
        return new DicomReader(DicomLimits.USUAL).read(new ByteArrayInputStream(file));
    }
}
