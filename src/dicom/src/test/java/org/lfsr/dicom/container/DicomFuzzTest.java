package org.lfsr.dicom.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.lfsr.dicom.UnreadableDicomException.Reason;

/** A short run of the fuzzer. */
class DicomFuzzTest {

    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 4_000);
    private static final long SEED = Long.getLong("fuzz.seed", 1);

    @Test
    void readsOrRefusesWhateverItIsGiven() throws IOException {
        DicomFuzz fuzz = new DicomFuzz(SEED);

        fuzz.run(0, INPUTS);

        System.out.println(fuzz.summary());
        assertThat(fuzz.read()).as(fuzz.summary()).isGreaterThan(INPUTS / 20);
        assertThat(fuzz.refused())
                .as(fuzz.summary())
                .containsKeys(
                        Reason.TRUNCATED,
                        Reason.CORRUPT,
                        Reason.CORRUPT_PIXELS,
                        Reason.BAD_ARCHIVE,
                        Reason.MIXED_SERIES);
    }
}
