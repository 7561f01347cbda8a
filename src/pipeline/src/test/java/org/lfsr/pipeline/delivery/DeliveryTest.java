package org.lfsr.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiLimits;
import org.lfsr.imaging.nifti.NiftiReader;
import org.lfsr.imaging.roi.RoiStack;
import org.lfsr.pipeline.FinishedScan;
import org.lfsr.pipeline.ScanSource;
import org.lfsr.pipeline.delivery.DeliverySettings.Previews;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.ManifestFile;
import org.lfsr.pipeline.manifest.ModelUse;
import org.lfsr.pipeline.manifest.Replacement;
import org.lfsr.pipeline.manifest.StageTiming;
import org.lfsr.pipeline.manifest.StoredProduct;
import org.lfsr.pipeline.manifest.Verdict;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.files.FilesObjectStore;

class DeliveryTest {

    private static final FinishedScan SCAN = FinishedScans.builder().build();
    private static final ProductFolder FOLDER = Deliveries.folder(SCAN);

    private final MemoryObjectStore store = new MemoryObjectStore();

    @Test
    void storesEveryProductAndTheManifestLast() throws IOException {
        DisturbedStore watched = DisturbedStore.quiet(store);

        Manifest manifest = Deliveries.withPreviews(watched).deliver(SCAN);

        assertThat(watched.calls().subList(0, 9))
                .containsExactly(
                        "read manifest.json",
                        "write lesion-00.nii.gz",
                        "write lesion-00-deviation.nii.gz",
                        "write lesion-00.png",
                        "write lesion-01.nii.gz",
                        "write lesion-01-deviation.nii.gz",
                        "write lesion-01.png",
                        "list ",
                        "list ");
        assertThat(watched.calls()).containsOnlyOnce("create manifest.json").noneMatch(call -> call.startsWith("del"));
        assertThat(store.keys()).hasSize(7).allMatch(key -> key.startsWith(FOLDER.path()));
        Deliveries.assertComplete(store, manifest);
        assertThat(manifest).isEqualTo(ManifestFile.read("", store.bytes(FOLDER.manifest())));
    }

    @Test
    void saysInTheManifestWhatIsKnown() throws IOException {
        Manifest manifest = Deliveries.into(store).deliver(SCAN);

        assertThat(manifest.outcome()).isEqualTo(Manifest.Outcome.ENHANCED);
        assertThat(manifest.input()).isEqualTo(SCAN.input());
        assertThat(manifest.grid()).isEqualTo(SCAN.grid());
        assertThat(manifest.models())
                .containsExactly(
                        new ModelUse(ModelUse.Role.LESION_DETECTOR, "ld@1.0.0", "d".repeat(64)),
                        new ModelUse(
                                ModelUse.Role.GENERATOR,
                                "lfsr-x2@1.0.0",
                                SCAN.generator().sha256()));
        assertThat(manifest.settings()).isEqualTo(Deliveries.CONFIGURATION);
        assertThat(manifest.timings()).containsExactly(new StageTiming("fetch", 1000), new StageTiming("store", 0));
        assertThat(manifest.completedAt()).isEqualTo(Deliveries.NOW);
        assertThat(manifest.stacks().get(0).inputBox()).isEqualTo(new Box(1, 2, 4, 3));
        assertThat(manifest.stacks().get(0).outputBox()).isEqualTo(new Box(2, 4, 8, 6));
        assertThat(manifest.stacks().get(0).sliceCount()).isEqualTo(2);
        assertThat(manifest.stacks().get(0).previewKey()).isNull();
        assertThat(manifest.stacks().get(0).verdict()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void storesWhatTheGeneratorMadeInTheInputsUnits() throws Exception {
        Deliveries.into(store).deliver(SCAN);

        Volume volume = read(FOLDER.volume(0));

        assertThat(volume.grid()).isEqualTo(new Grid(8, 6, 2));
        assertThat(volume.slice(Axis.Z, 1).pixels())
                .containsExactly(SCAN.stacks().get(0).enhanced().get(1).pixels());
        assertThat(read(FOLDER.deviation(0)).affine()).isEqualTo(volume.affine());
        assertThat(header(FOLDER.volume(0))).contains("LFSR: enhanced x2 by software. Not for diagnosis.");
        assertThat(header(FOLDER.deviation(0))).contains("LFSR: deviation from the input. Not for diagnosis.");
    }

    @Test
    void storesTheInterpolationWhereAResultWasReplaced() throws Exception {
        Replacement replacement =
                new Replacement(Replacement.Reason.LESION_LOST, "Overlap is 0.2, at least 0.7 is wanted.", "BILINEAR");
        FinishedScan scan = FinishedScans.builder().replaced(replacement).build();

        Manifest manifest = Deliveries.into(store).deliver(scan);

        assertThat(manifest.stacks().get(0).verdict()).isEqualTo(Verdict.REPLACED);
        assertThat(manifest.stacks().get(0).replacement()).isEqualTo(replacement);
        assertThat(read(FOLDER.volume(0)).slice(Axis.Z, 1).pixels())
                .containsExactly(scan.stacks().get(0).interpolated().get(1).pixels());
        assertThat(header(FOLDER.volume(0))).contains("LFSR: interpolated x2, not enhanced. Not for diagnosis.");
    }

    @Test
    void storesOnlyAManifestWhereThereIsNoLesion() throws IOException {
        Manifest manifest = Deliveries.withPreviews(store)
                .deliver(FinishedScans.builder().regions().build());

        assertThat(manifest.outcome()).isEqualTo(Manifest.Outcome.NO_LESION);
        assertThat(manifest.stacks()).isEmpty();
        assertThat(store.keys()).containsExactly(FOLDER.manifest());
    }

    @Test
    void writesTheSameBytesEachTime() throws IOException {
        MemoryObjectStore other = new MemoryObjectStore();

        Deliveries.withPreviews(store).deliver(SCAN);
        Deliveries.withPreviews(other).deliver(FinishedScans.builder().build());

        assertThat(other.keys()).isEqualTo(store.keys());
        assertThat(store.keys())
                .allSatisfy(key -> assertThat(other.bytes(key)).as(key).isEqualTo(store.bytes(key)));
    }

    @Test
    void writesNothingTheSecondTime() throws IOException {
        Manifest first = Deliveries.into(store).deliver(SCAN);
        DisturbedStore watched = DisturbedStore.quiet(store);

        Manifest second = Deliveries.into(watched).deliver(SCAN);

        assertThat(second).isEqualTo(first);
        assertThat(watched.calls()).allMatch(call -> call.startsWith("read") || call.startsWith("stat"));
    }

    @Test
    void doesAScanAgainWhoseObjectWasReplacedAndRemovesWhatIsNoLongerTrue() throws IOException {
        Deliveries.into(store).deliver(SCAN);
        store.put(FOLDER.path() + "notes.txt", new byte[1]);
        DisturbedStore watched = DisturbedStore.quiet(store);
        FinishedScan other = FinishedScans.builder()
                .etag("etag-2")
                .regions(new RoiStack(new Box(0, 0, 2, 2), 0, 0))
                .build();

        Manifest manifest = Deliveries.into(watched).deliver(other);

        assertThat(manifest.input().etag()).isEqualTo("etag-2");
        assertThat(watched.calls().subList(0, 4))
                .containsExactly(
                        "read manifest.json",
                        "delete manifest.json",
                        "write lesion-00.nii.gz",
                        "write lesion-00-deviation.nii.gz");
        assertThat(store.keys()).containsExactlyInAnyOrder(FOLDER.manifest(), FOLDER.volume(0), FOLDER.deviation(0));
        Deliveries.assertComplete(store, manifest);
    }

    @Test
    void leavesOtherModelsProductsAlone() throws IOException {
        Deliveries.into(store).deliver(SCAN);
        FinishedScan other =
                FinishedScans.builder().generator(Models.generator(4)).build();

        Deliveries.into(store, Models.generator(4), Deliveries.CONFIGURATION, Previews.NONE)
                .deliver(other);

        assertThat(store.keys())
                .hasSize(10)
                .contains(FOLDER.manifest(), Deliveries.folder(other).manifest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"format\": 2}", "{\"format\": 1}"})
    void takesABrokenManifestForNone(String broken) throws IOException {
        store.put(FOLDER.manifest(), broken.getBytes(StandardCharsets.UTF_8));
        assertThat(Deliveries.into(store).find(SCAN.request(), "etag-1", SCAN.generator()))
                .isEmpty();
        DisturbedStore watched = DisturbedStore.quiet(store);

        Manifest manifest = Deliveries.into(watched).deliver(SCAN);

        assertThat(watched.calls()).startsWith("read manifest.json", "delete manifest.json", "write lesion-00.nii.gz");
        Deliveries.assertComplete(store, manifest);
    }

    @Test
    void refusesAScanIdThatWouldLeaveItsFolder() {
        FinishedScan scan = FinishedScans.builder().scanId("../scan-1").build();

        assertThatThrownBy(() -> Deliveries.into(store).deliver(scan))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found \"../scan-1\"");
    }

    @Test
    void letsOneOfManyWinAndGivesItsManifestToAll(@TempDir Path root) throws Exception {
        Files.createDirectory(root.resolve(FinishedScans.BUCKET));
        int replicas = 4;
        CyclicBarrier start = new CyclicBarrier(replicas);
        ExecutorService threads = Executors.newFixedThreadPool(replicas);
        List<Future<Manifest>> manifests = new ArrayList<>();
        try (FilesObjectStore files = new FilesObjectStore(root)) {
            for (int replica = 0; replica < replicas; replica++) {
                FinishedScan scan =
                        FinishedScans.builder().requestId("request-" + replica).build();
                manifests.add(threads.submit(() -> {
                    start.await();
                    return Deliveries.into(files).deliver(scan);
                }));
            }
            Manifest there = manifests.get(0).get();
            for (Future<Manifest> manifest : manifests) {
                assertThat(manifest.get()).isEqualTo(there);
            }
            assertThat(ManifestFile.read(files, new ObjectLocation(FinishedScans.BUCKET, FOLDER.manifest())))
                    .isEqualTo(there);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void findsWhatWasDeliveredUntilSomethingElseIsWanted() throws IOException {
        ScanSource reference = new ScanSource(new ObjectLocation("truth", "fine.nii.gz"), "etag-r");
        FinishedScan scan = FinishedScans.builder().reference(reference).build();
        ScanSource other = new ScanSource(new ObjectLocation("truth", "finer.nii.gz"), null);

        Manifest manifest = Deliveries.into(store).deliver(scan);

        Delivery delivery = Deliveries.into(store);
        assertThat(delivery.find(scan.request(), "etag-1", scan.generator())).contains(manifest);
        assertThat(delivery.find(SCAN.request(), "etag-1", scan.generator()))
                .as("fewer figures")
                .contains(manifest);
        assertThat(delivery.find(scan.request(), "etag-2", scan.generator()))
                .as("other content")
                .isEmpty();
        assertThat(delivery.find(FinishedScans.builder().reference(other).request(), "etag-1", scan.generator()))
                .as("other reference")
                .isEmpty();
        assertThat(delivery.find(scan.request(), "etag-1", Models.generator("lfsr-x2", 2, "f".repeat(64))))
                .as("other model of the same name")
                .isEmpty();
        assertThat(Deliveries.into(store, scan.generator(), Map.of("lfsr.slice-axis", "X"), Previews.NONE)
                        .find(scan.request(), "etag-1", scan.generator()))
                .as("other configuration")
                .isEmpty();
    }

    @Test
    void findsNothingWhereAnObjectIsGoneOrSomebodyElses() throws IOException {
        Manifest manifest = Deliveries.into(store).deliver(SCAN);
        StoredProduct volume = manifest.products().get(0);
        Delivery delivery = Deliveries.into(store);
        EncodedProduct other = EncodedProduct.of(
                volume.key(), "application/gzip", stream -> stream.write(new byte[(int) volume.sizeBytes()]));

        store.write(
                new ObjectLocation(FinishedScans.BUCKET, volume.key()),
                new ByteArrayInputStream(new byte[(int) volume.sizeBytes()]),
                other.options());
        assertThat(delivery.find(SCAN.request(), "etag-1", SCAN.generator()))
                .as("of the same size")
                .isEmpty();

        store.put(volume.key(), new byte[1]);
        assertThat(delivery.find(SCAN.request(), "etag-1", SCAN.generator()))
                .as("without a digest")
                .isEmpty();

        store.delete(new ObjectLocation(FinishedScans.BUCKET, volume.key()));
        assertThat(delivery.find(SCAN.request(), "etag-1", SCAN.generator()))
                .as("gone")
                .isEmpty();

        Deliveries.assertComplete(store, delivery.deliver(SCAN));
    }

    private Volume read(String key) throws Exception {
        return new NiftiReader(NiftiLimits.ofVoxels(1 << 20)).readLabels(new ByteArrayInputStream(store.bytes(key)));
    }

    private String header(String key) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(store.bytes(key)))) {
            return new String(gzip.readNBytes(348), StandardCharsets.ISO_8859_1);
        }
    }
}
