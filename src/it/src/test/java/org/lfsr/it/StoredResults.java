package org.lfsr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.lfsr.events.ScanCompleted;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiLimits;
import org.lfsr.imaging.nifti.NiftiReader;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.ManifestFile;
import org.lfsr.pipeline.manifest.StackRecord;
import org.lfsr.pipeline.manifest.StoredProduct;
import org.lfsr.storage.ObjectContent;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStore;

/** Whether what a completion names is there, whole. */
final class StoredResults {

    private static final NiftiReader READER = new NiftiReader(NiftiLimits.ofVoxels(1 << 24));

    private final ObjectStore store;

    StoredResults(ObjectStore store) {
        this.store = store;
    }

    /** Reads every object that a completion's manifest names, and compares it with what the manifest says of it. */
    Manifest check(ScanCompleted event) throws IOException {
        String bucket = Objects.requireNonNull(event.getOutputBucket());
        String manifestKey = Objects.requireNonNull(event.getManifestKey());
        Manifest manifest = ManifestFile.read(store, new ObjectLocation(bucket, manifestKey));
        assertThat(manifest.scanId()).isEqualTo(event.getScanId());
        assertThat(manifest.stacks()).hasSameSizeAs(event.getStacks());
        for (StoredProduct product : manifest.products()) {
            try (ObjectContent content = store.read(new ObjectLocation(bucket, product.key()))) {
                content.transferTo(OutputStream.nullOutputStream());
                assertThat(content.digest().sha256()).as(product.key()).isEqualTo(product.sha256());
            }
        }
        for (StackRecord stack : manifest.stacks()) {
            assertThat(volume(bucket, stack.volumeKey()).grid().depth()).isEqualTo(stack.sliceCount());
        }
        return manifest;
    }

    /** Reads a volume, which must be one. */
    Volume volume(String bucket, String key) throws IOException {
        try (ObjectContent content = store.read(new ObjectLocation(bucket, key))) {
            return READER.read(content);
        } catch (UnreadableVolumeException e) {
            throw new AssertionError(key + " is no volume", e);
        }
    }
}
