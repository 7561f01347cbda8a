package org.lfsr.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OffsetLedgerTest {

    @Test
    void commitsTheContiguousPrefixAndRemembersWhatIsDoneBeyond() {
        OffsetLedger ledger = accepted(10, 11, 12, 13);

        ledger.finish(List.of(10L, 12L));

        assertThat(ledger.progress()).isEqualTo(Progress.of(11, List.of(12L)));
        assertThat(ledger.held()).isEqualTo(3);
    }

    @Test
    void takesOffsetsThatDoNotExistForDone() {
        OffsetLedger ledger = accepted(10, 15);

        ledger.finish(List.of(10L));

        assertThat(ledger.progress()).isEqualTo(Progress.of(15, List.of()));
    }

    @Test
    void holdsNothingOnceEverythingIsDone() {
        OffsetLedger ledger = accepted(3, 4, 5);

        ledger.finish(List.of(5L, 3L, 4L));

        assertThat(ledger.progress()).isEqualTo(Progress.of(6, List.of()));
        assertThat(ledger.held()).isZero();
    }

    @Test
    void saysWhatWouldBeCommittedWithoutNotingIt() {
        OffsetLedger ledger = accepted(1, 2, 3);

        Progress progress = ledger.progressWith(List.of(1L, 3L));

        assertThat(progress).isEqualTo(Progress.of(2, List.of(3L)));
        assertThat(ledger.progress()).isEqualTo(Progress.of(1, List.of()));
    }

    @Test
    void passesOverWhatCameBeforeAndWhatAnEarlierOwnerFinished() {
        OffsetLedger ledger = new OffsetLedger(Progress.of(5, List.of(7L)));

        List<Boolean> taken = new ArrayList<>();
        for (long offset : new long[] {4, 5, 6, 6, 7, 8}) {
            taken.add(ledger.accept(offset));
        }

        assertThat(taken).containsExactly(false, true, true, false, false, true);
        assertThat(ledger.progressWith(List.of(5L, 6L))).isEqualTo(Progress.of(8, List.of()));
    }

    @Test
    void goesOnTellingWhatAnEarlierOwnerFinishedBeforeItArrives() {
        OffsetLedger ledger = new OffsetLedger(Progress.of(5, List.of(7L, 9L)));
        ledger.accept(5);
        ledger.accept(6);

        Progress progress = ledger.progressWith(List.of(5L));

        assertThat(progress).isEqualTo(Progress.of(6, List.of(7L, 9L)));
    }

    @Test
    void hasNoRoomForWhatCouldNotBeWrittenDown() {
        OffsetLedger ledger = accepted(100);

        assertThat(ledger.hasRoomFor(100 + OffsetMetadataCodec.MAX_SPAN - 1)).isTrue();
        assertThat(ledger.hasRoomFor(100 + OffsetMetadataCodec.MAX_SPAN)).isFalse();
        ledger.finish(List.of(100L));
        assertThat(ledger.hasRoomFor(100 + OffsetMetadataCodec.MAX_SPAN)).isTrue();
    }

    @Test
    void refusesToFinishWhatIsNotOpen() {
        OffsetLedger ledger = accepted(1);

        assertThatThrownBy(() -> ledger.finish(List.of(2L)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Offset 2 is not open");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void losesAndRepeatsNothingWhateverTheOrderAndHoweverOftenTheOwnerChanges(long seed) {
        Random random = new Random(seed);
        List<Long> log = log(random);
        Set<Long> done = new HashSet<>();
        Progress committed = Progress.NONE;

        while (done.size() < log.size()) {
            OffsetLedger ledger = new OffsetLedger(throughTheCodec(committed));
            long start = committed.prefix();
            List<Long> open = new ArrayList<>();
            for (long offset : log.stream().filter(offset -> offset >= start).toList()) {
                if (ledger.accept(offset)) {
                    open.add(offset);
                }
                while (!open.isEmpty() && random.nextInt(3) == 0) {
                    long finished = open.remove(random.nextInt(open.size()));
                    committed = ledger.progressWith(List.of(finished));
                    ledger.finish(List.of(finished));
                    assertThat(done.add(finished))
                            .as("offset %d, for the first time", finished)
                            .isTrue();
                    assertThat(ledger.progress()).isEqualTo(committed);
                }
            }
        }

        assertThat(done).containsExactlyInAnyOrderElementsOf(log);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private static List<Long> log(Random random) {
        List<Long> log = new ArrayList<>();
        long offset = random.nextInt(5);
        for (int i = 0; i < 60; i++) {
            log.add(offset);
            offset += random.nextInt(4) == 0 ? 1 + random.nextInt(300) : 1;
        }
        return log;
    }

    private static Progress throughTheCodec(Progress progress) {
        return OffsetMetadataCodec.decode(OffsetMetadataCodec.encode(progress, "m"));
    }

    private static OffsetLedger accepted(long... offsets) {
        OffsetLedger ledger = new OffsetLedger(Progress.NONE);
        for (long offset : offsets) {
            ledger.accept(offset);
        }
        return ledger;
    }
}
