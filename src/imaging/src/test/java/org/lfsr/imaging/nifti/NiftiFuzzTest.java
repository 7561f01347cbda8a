package org.lfsr.imaging.nifti;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lfsr.imaging.UnreadableVolumeException.Reason;

/**
 * A short run of the fuzzer. A long one:
 *
 * <pre>mvn verify -pl src/imaging -Dtest=NiftiFuzzTest -Dfuzz.inputs=1000000 -Dfuzz.seed=2 -Dtest.heap=256m</pre>
 */
class NiftiFuzzTest {

    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 20_000);
    private static final long SEED = Long.getLong("fuzz.seed", 1);

    @Test
    void readsOrRefusesWhateverItIsGiven() {
        NiftiFuzz fuzz = new NiftiFuzz(SEED);

        fuzz.run(0, INPUTS);

        System.out.println(fuzz.summary());
        assertThat(fuzz.read()).as(fuzz.summary()).isGreaterThan(INPUTS / 20);
        assertThat(fuzz.refused()).as(fuzz.summary()).containsOnlyKeys(Reason.values());
    }
}
