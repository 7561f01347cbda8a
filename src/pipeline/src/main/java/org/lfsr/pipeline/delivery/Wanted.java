package org.lfsr.pipeline.delivery;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lfsr.pipeline.ScanRequest;
import org.lfsr.pipeline.ScanSource;
import org.lfsr.pipeline.manifest.ComparedObject;
import org.lfsr.pipeline.manifest.InputObject;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.ModelUse;

/**
 * What a manifest must be of, so that a scan need not be done again.
 *
 * @param etag of the scan's object
 * @param sha256 of its bytes; null if they were not read
 */
record Wanted(
        ScanRequest request,
        String etag,
        @Nullable String sha256,
        List<ModelUse> models,
        Map<String, String> configuration) {

    /** The same of bytes that were read. */
    Wanted holding(String digest) {
        return new Wanted(request, etag, digest, models, configuration);
    }

    boolean isIn(Manifest manifest) {
        return manifest.scanId().equals(request.scanId())
                && isInput(manifest.input())
                && manifest.models().equals(models)
                && manifest.settings().equals(configuration)
                && isComparison(request.reference(), manifest.reference())
                && isComparison(request.lesionMask(), manifest.lesionMask());
    }

    private boolean isInput(InputObject input) {
        return input.bucket().equals(request.scan().location().bucket())
                && input.key().equals(request.scan().key())
                && input.etag().equals(etag)
                && (sha256 == null || input.sha256().equals(sha256));
    }

    /** More figures than were asked for do not harm. */
    private static boolean isComparison(@Nullable ScanSource asked, @Nullable ComparedObject done) {
        return asked == null || ManifestDraft.compared(asked).equals(done);
    }
}
