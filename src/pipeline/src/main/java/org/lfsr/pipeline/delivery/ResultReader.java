package org.lfsr.pipeline.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiLimits;
import org.lfsr.imaging.nifti.NiftiReader;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.StackRecord;
import org.lfsr.pipeline.manifest.StoredProduct;
import org.lfsr.storage.ObjectContent;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreException;

/**
 * Reads the volumes that a manifest names, and only those: what was written over since is not taken for its result.
 *
 * @param store stays the caller's to close
 * @param bucket the manifest's own
 */
public record ResultReader(ObjectStore store, String bucket) {

    /**
     * Reads a stack's volume: the enhanced one, or an interpolated one if the stack's verdict says so.
     *
     * @throws ObjectStoreException {@code NOT_FOUND} or {@code TRY_AGAIN} if it is not there any more or another one:
     *     the scan is being stored again, so read the manifest again
     * @throws IOException if the store fails
     */
    public Volume read(Manifest manifest, StackRecord stack) throws IOException {
        StoredProduct product = manifest.products().stream()
                .filter(stored -> stored.key().equals(stack.volumeKey()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Manifest of %s names no object %s".formatted(manifest.scanId(), stack.volumeKey())));
        Grid grid = new Grid(stack.outputBox().width(), stack.outputBox().height(), stack.sliceCount());
        try {
            return new NiftiReader(NiftiLimits.ofVoxels(grid.length()))
                    .readLabels(new ByteArrayInputStream(bytes(product)));
        } catch (UnreadableVolumeException e) {
            throw new IllegalStateException("%s was stored broken".formatted(product.key()), e);
        }
    }

    private byte[] bytes(StoredProduct product) throws IOException {
        try (ObjectContent content = store.read(new ObjectLocation(bucket, product.key()))) {
            byte[] bytes = content.lengthBytes() == product.sizeBytes() ? content.readAllBytes() : new byte[0];
            if (bytes.length != product.sizeBytes()
                    || !content.digest().sha256().equals(product.sha256())) {
                throw new ObjectStoreException(
                        ObjectStoreException.Kind.TRY_AGAIN,
                        "%s is not the object that its manifest means: somebody else wrote there"
                                .formatted(content.stat().location()));
            }
            return bytes;
        }
    }
}
