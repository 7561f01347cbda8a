package org.lfsr.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads files of pydicom's, in odd encodings and character sets. */
class PydicomTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "chrArab, قباني^لنزار",
        "chrFren, Buc^Jérôme",
        "chrFrenMulti, Buc^Jérôme",
        "chrGerm, Äneas^Rüdiger",
        "chrGreek, Διονυσιος",
        "chrH31, Yamada^Tarou=山田^太郎=やまだ^たろう",
        "chrH32, ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう",
        "chrHbrw, שרון^דבורה",
        "chrI2, Hong^Gildong=洪^吉洞=홍^길동",
        "chrRuss, Люкceмбypг",
        "chrX1, Wang^XiaoDong=王^小東=",
        "chrX2, Wang^XiaoDong=王^小东="
    })
    void readsEachCharacterSet(String file, String name) throws Exception {
        assertThat(Samples.read("charset_files/" + file + ".dcm").dataSet().requireText(Tags.PATIENT_NAME))
                .isEqualTo(name);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "MR_small_bigendian",
                "MR_small_expb",
                "MR_small_implicit",
                "MR_small_padded",
                "MR_small_RLE",
                "MR_small_jp2klossless",
                "MR_small_jpeg_ls_lossless"
            })
    void readsTheSameAttributesFromEachEncoding(String file) throws Exception {
        DataSet wanted = described(Samples.read("test_files/MR_small.dcm"));

        assertThat(described(Samples.read("test_files/" + file + ".dcm")).elements())
                .containsAll(wanted.elements());
    }

    private static DataSet described(DicomFile file) {
        return file.dataSet()
                .select(tag ->
                        !tag.isPrivate() && tag.group() < 0x7FE0 && tag.group() != 0x0010 && tag.group() != 0x0008);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "image_dfl",
                "nested_priv_SQ",
                "priv_SQ",
                "UN_sequence",
                "test-SR",
                "reportsi",
                "liver_1frame",
                "liver_expb_1frame",
                "rtplan"
            })
    void readsOddStructures(String file) throws Exception {
        assertThat(Samples.read("test_files/" + file + ".dcm").dataSet().elements())
                .isNotEmpty();
    }
}
