package org.lfsr.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveTest {

    @ParameterizedTest(name = "{0} by {1}: {2}")
    @CsvSource({
        "old/a/scan.nii.gz, *, true",
        "old/a/scan.NII, *, true",
        "old/a/scan.json, *, false",
        "new/a/scan.nii.gz, *, false",
        "old/a/x_t1ce.nii.gz, *_t1ce.nii.gz, true",
        "old/a/x_seg.nii.gz, *_t1ce.nii.gz, false",
        "old/a/x.nii, a/*, true",
        "old/b/x.nii, a/*, false",
        "old/b/x.nii, b/x.*, true",
    })
    void takesVolumesBelowThePrefixThatAMaskFits(String key, String mask, boolean expected) {
        boolean included = new Archive("scans", "old/", List.of("nothing", mask)).includes(key);

        assertThat(included).isEqualTo(expected);
    }

    @Test
    void takesSlashBehindThePrefixForNoPartOfTheKey() {
        assertThat(new Archive("scans", "old", List.of("a/*.nii")).includes("old/a/x.nii"))
                .isTrue();
    }

    @ParameterizedTest(name = "{0} by {1}: {2}")
    @CsvSource({
        "old/p/s/1.dcm, *, old/p/s/",
        "old/p/s/1.DCM, *.DCM, old/p/s/",
        "old/1.dcm, *, old/",
        "old/p/s/1.dcm, p/*/*, old/p/s/",
        "old/p/s/1.dcm, *_t1ce.nii.gz, ",
        "old/p/s/1.nii, *, ",
        "new/p/s/1.dcm, *, ",
    })
    void takesSeriesBelowThePrefixThatAMaskFits(String key, String mask, @Nullable String expected) {
        assertThat(new Archive("scans", "old/", List.of(mask)).seriesOf(key)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void takesNoSeriesThatIsWiderThanTheArchive() {
        assertThat(new Archive("scans", "old/a", List.of()).seriesOf("old/a-1.dcm"))
                .isEmpty();
    }

    @Test
    void namesDifferWithTheMasks() {
        String all = new Archive("scans", "old/", List.of()).name();
        String some = new Archive("scans", "old/", List.of("a*", "b*")).name();

        assertThat(some).isNotEqualTo(all).isEqualTo(new Archive("scans", "old/", List.of("b*", "a*", "a*")).name());
    }

    @Test
    void refusesWhatIsNoPattern() {
        assertThatThrownBy(() -> new Archive("scans", "", List.of("[")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[");
    }
}
