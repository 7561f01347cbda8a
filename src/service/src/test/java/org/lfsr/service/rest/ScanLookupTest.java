package org.lfsr.service.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.events.Priority;
import org.lfsr.messaging.ScanStatus;
import org.lfsr.pipeline.ModelSet;
import org.lfsr.pipeline.delivery.DeliverySettings;
import org.lfsr.pipeline.manifest.ManifestFile;
import org.lfsr.service.Examples;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.WriteOptions;
import org.lfsr.storage.files.FilesObjectStore;

class ScanLookupTest {

    private final ModelSet models = Examples.models();
    private final DeliverySettings delivery = Examples.delivery();
    private Optional<ScanStatus> status = Optional.empty();

    @TempDir
    Path folder;

    @BeforeEach
    void createBucket() throws IOException {
        Files.createDirectory(folder.resolve("results"));
    }

    @Test
    void knowsNothingOfAScanThatNobodySent() throws IOException {
        assertThat(lookup().find("scan-1")).isEmpty();
    }

    @Test
    void findsWhatIsStored() throws IOException {
        store(ManifestFile.write(Examples.enhanced()));

        ScanView found = lookup().find("scan-1").orElseThrow();

        assertThat(found.state()).isEqualTo(ScanView.State.DONE);
        assertThat(found.results())
                .containsExactly(new ScanView.Result(
                        "test-bicubic-x2@1.0.0",
                        "ENHANCED",
                        2,
                        1,
                        Examples.TIME.minusSeconds(50),
                        "results",
                        manifestKey()));
    }

    @Test
    void findsWhatIsAtWork() throws IOException {
        status = Optional.of(new ScanStatus(
                "scan-1", "r", Priority.STAT, ScanStatus.Phase.WAITING_FOR_RETRY, 3, Examples.TIME, "No store"));

        ScanView found = lookup().find("scan-1").orElseThrow();

        assertThat(found.state()).isEqualTo(ScanView.State.WAITING_FOR_RETRY);
        assertThat(found.attempt()).isEqualTo(3);
        assertThat(found.nextAttemptAt()).isEqualTo(Examples.TIME);
        assertThat(found.lastFailure()).isEqualTo("No store");
    }

    @Test
    void takesAManifestThatCannotBeReadForNone() throws IOException {
        store(new byte[] {1});

        assertThat(lookup().find("scan-1")).isEmpty();
    }

    private ScanLookup lookup() throws IOException {
        return new ScanLookup(scanId -> status, new FilesObjectStore(folder), delivery, models);
    }

    private String manifestKey() {
        return delivery.keys()
                .of("scan-1", models.detector(), models.generators().get(0))
                .manifest();
    }

    private void store(byte[] bytes) throws IOException {
        try (ObjectStore store = new FilesObjectStore(folder)) {
            store.write(
                    new ObjectLocation("results", manifestKey()),
                    new ByteArrayInputStream(bytes),
                    WriteOptions.ofType(ManifestFile.CONTENT_TYPE));
        }
    }
}
