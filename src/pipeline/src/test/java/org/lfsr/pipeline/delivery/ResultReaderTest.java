package org.lfsr.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Volume;
import org.lfsr.pipeline.FinishedScan;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.StackRecord;
import org.lfsr.storage.ObjectStoreException;

class ResultReaderTest {

    private static final FinishedScan SCAN = FinishedScans.builder().build();

    private final MemoryObjectStore store = new MemoryObjectStore();
    private final ResultReader reader = new ResultReader(store, FinishedScans.BUCKET);

    @Test
    void readsWhatWasDelivered() throws IOException {
        Manifest manifest = Deliveries.into(store).deliver(SCAN);

        Volume volume = reader.read(manifest, manifest.stacks().get(0));

        assertThat(volume.slice(Axis.Z, 1).pixels())
                .containsExactly(SCAN.stacks().get(0).enhanced().get(1).pixels());
    }

    @Test
    void refusesWhatWasWrittenOverSince() throws IOException {
        Manifest manifest = Deliveries.into(store).deliver(SCAN);
        StackRecord stack = manifest.stacks().get(0);
        byte[] changed = store.bytes(stack.volumeKey()).clone();
        changed[changed.length - 1]++;

        store.put(stack.volumeKey(), changed);
        assertRefused(manifest, stack);

        store.put(stack.volumeKey(), new byte[0]);
        assertRefused(manifest, stack);
    }

    private void assertRefused(Manifest manifest, StackRecord stack) {
        assertThatThrownBy(() -> reader.read(manifest, stack))
                .isInstanceOfSatisfying(
                        ObjectStoreException.class,
                        e -> assertThat(e.kind()).isEqualTo(ObjectStoreException.Kind.TRY_AGAIN))
                .hasMessageContaining("lesion-00.nii.gz is not the object that its manifest means");
    }
}
