package org.lfsr.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.roi.RoiStack;
import org.lfsr.pipeline.FinishedScan;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.storage.ObjectStoreException;
import org.lfsr.storage.ObjectStoreException.Kind;

/** Deliveries during which something happens, at every call in turn. */
class InterruptedDeliveryTest {

    private static final FinishedScan SCAN = FinishedScans.builder().build();
    private static final ProductFolder FOLDER = Deliveries.folder(SCAN);

    /** Fewer stacks, other voxels. */
    private static final FinishedScan OTHER = FinishedScans.builder()
            .etag("etag-2")
            .regions(new RoiStack(new Box(3, 3, 2, 2), 0, 1))
            .build();

    private final MemoryObjectStore store = new MemoryObjectStore();

    /** How a store fails. */
    enum Failure {
        /** Nothing was done, and from then on nothing is. */
        DIES_BEFORE,
        /** It was done, but nobody learns of it, and from then on nothing is. */
        DIES_AFTER,
        /** Nothing was done, once. */
        BEFORE_ONCE,
        /** It was done, but nobody learns of it, once. */
        AFTER_ONCE
    }

    @ParameterizedTest
    @EnumSource
    void leavesNoManifestOrATrueOneWhereverTheStoreFails(Failure failure) throws IOException {
        int calls = callsOf(SCAN);
        for (int failing = 0; failing < calls; failing++) {
            MemoryObjectStore stored = new MemoryObjectStore();
            Deliveries.into(stored).deliver(OTHER);

            deliverUntilFailure(failing(stored, failure, failing));

            Deliveries.assertTruthful(stored, FOLDER.manifest());
            Manifest healed = Deliveries.into(stored).deliver(SCAN);
            assertThat(healed.input()).isEqualTo(SCAN.input());
            Deliveries.assertComplete(stored, healed);
            assertThat(stored.keys()).hasSize(5);
        }
    }

    /** With another scan's products there already. */
    private static int callsOf(FinishedScan scan) throws IOException {
        MemoryObjectStore stored = new MemoryObjectStore();
        Deliveries.into(stored).deliver(OTHER);
        DisturbedStore watched = DisturbedStore.quiet(stored);
        Deliveries.into(watched).deliver(scan);
        assertThat(watched.calls()).contains("delete manifest.json").hasSizeGreaterThan(10);
        return watched.calls().size();
    }

    private static void deliverUntilFailure(DisturbedStore failing) throws IOException {
        try {
            Deliveries.into(failing).deliver(SCAN);
        } catch (ObjectStoreException e) {
            assertThat(e).hasMessage("the store is away");
        }
    }

    private static DisturbedStore failing(MemoryObjectStore store, Failure failure, int failing) {
        DisturbedStore.Disturbance none = call -> {};
        DisturbedStore.Disturbance dead = call -> failIf(call > failing, Kind.TRY_AGAIN);
        return switch (failure) {
            case DIES_BEFORE -> new DisturbedStore(store, call -> failIf(call >= failing, Kind.TRY_AGAIN), none);
            case DIES_AFTER -> new DisturbedStore(store, dead, call -> failIf(call == failing, Kind.OUTCOME_UNKNOWN));
            case BEFORE_ONCE -> new DisturbedStore(store, call -> failIf(call == failing, Kind.TRY_AGAIN), none);
            case AFTER_ONCE -> new DisturbedStore(store, none, call -> failIf(call == failing, Kind.TRY_AGAIN));
        };
    }

    private static void failIf(boolean condition, Kind kind) throws ObjectStoreException {
        if (condition) {
            throw new ObjectStoreException(kind, "the store is away");
        }
    }

    @Test
    void showsAtNoMomentAManifestThatIsNotTrue() throws IOException {
        Deliveries.into(store).deliver(OTHER);
        DisturbedStore watched = new DisturbedStore(
                store,
                call -> Deliveries.assertTruthful(store, FOLDER.manifest()),
                call -> Deliveries.assertTruthful(store, FOLDER.manifest()));

        Deliveries.into(watched).deliver(SCAN);

        assertThat(watched.calls()).contains("delete manifest.json", "create manifest.json");
    }

    @Test
    void settlesAnUnknownOutcomeByTryingOnceMore() throws IOException {
        int calls = callsOf(SCAN);
        for (int failing = 0; failing < calls; failing++) {
            int unknown = failing;
            for (boolean done : new boolean[] {false, true}) {
                MemoryObjectStore stored = new MemoryObjectStore();
                Deliveries.into(stored).deliver(OTHER);
                DisturbedStore.Disturbance doubt = call -> failIf(call == unknown, Kind.OUTCOME_UNKNOWN);
                DisturbedStore doubtful = done
                        ? new DisturbedStore(stored, call -> {}, doubt)
                        : new DisturbedStore(stored, doubt, call -> {});
                deliverUntilFailure(doubtful);
                String call = doubtful.calls().get(unknown);
                boolean changes = call.startsWith("write") || call.startsWith("create") || call.startsWith("delete");
                assertThat(doubtful.calls().size() > calls).as(call).isEqualTo(changes);
            }
        }
    }

    @Test
    void passesOnAnOutcomeThatStaysUnknown() {
        DisturbedStore doubtful =
                new DisturbedStore(store, call -> failIf(call == 1 || call == 2, Kind.OUTCOME_UNKNOWN), call -> {});

        assertThatThrownBy(() -> Deliveries.into(doubtful).deliver(SCAN))
                .isInstanceOfSatisfying(
                        ObjectStoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN));
        assertThat(doubtful.calls()).endsWith("write lesion-00.nii.gz", "write lesion-00.nii.gz");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void endsTrueHoweverAnotherDeliveryComesBetween(String name, FinishedScan other) throws IOException {
        int calls = callsOf(SCAN);
        for (int between = 0; between < calls; between++) {
            MemoryObjectStore stored = new MemoryObjectStore();
            int moment = between;
            DisturbedStore shared = new DisturbedStore(
                    stored,
                    call -> {
                        if (call == moment) {
                            Deliveries.into(stored).deliver(other);
                        }
                    },
                    call -> {});

            Manifest manifest = Deliveries.into(shared).deliver(SCAN);

            Deliveries.assertTruthful(stored, FOLDER.manifest());
            assertThat(stored.keys()).contains(FOLDER.manifest());
            assertThat(manifest.input()).isEqualTo(SCAN.input());
        }
    }

    static Stream<Arguments> endsTrueHoweverAnotherDeliveryComesBetween() {
        return Stream.of(
                Arguments.of("the same", SCAN),
                Arguments.of("other content", OTHER),
                Arguments.of(
                        "no lesion",
                        FinishedScans.builder().etag("etag-3").regions().build()));
    }

    @Test
    void givesUpWhereSomebodyElseKeepsWriting() {
        DisturbedStore contested =
                new DisturbedStore(store, call -> {}, call -> store.put(FOLDER.volume(0), new byte[1]));

        assertThatThrownBy(() -> Deliveries.into(contested).deliver(SCAN))
                .isInstanceOfSatisfying(
                        ObjectStoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TRY_AGAIN))
                .hasMessage("Somebody else wrote to %s each of the 3 times that this scan was stored there"
                        .formatted(FOLDER.path()));
    }
}
