package org.lfsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Volume;
import org.lfsr.pipeline.Rejection.Reason;
import org.lfsr.pipeline.delivery.Delivery;
import org.lfsr.pipeline.delivery.DeliverySettings;
import org.lfsr.pipeline.delivery.DicomOutput;
import org.lfsr.pipeline.delivery.ProductKeys;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.StoredProduct;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.testkit.DicomScans;

/** Scans that are DICOM: a series below a prefix, or in one object. */
class DicomScanTest {

    private static final ModelSet MODELS = Models.of(new BrightDetector(), new FakeGenerator(2));

    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene(folder);
    }

    @Test
    void readsASeriesAsTheSameVolumeInNifti() throws Exception {
        Volume head = whole(Scene.head());

        Preparation.Prepared ofSeries = prepared(scene.series(head));

        Preparation.Prepared ofFile = prepared(scene.scan(head));
        assertThat(ofSeries.volume().voxels()).isEqualTo(ofFile.volume().voxels());
        assertThat(ofSeries.volume().grid()).isEqualTo(ofFile.volume().grid());
        assertThat(ofSeries.volume().affine().toRows())
                .containsExactly(ofFile.volume().affine().toRows(), within(1e-12));
        assertThat(ofSeries.input().key()).isEqualTo("series/");
        assertThat(ofSeries.input().sha256()).hasSize(64);
        assertThat(Objects.requireNonNull(ofSeries.series()).slices()).hasSize(12);
        assertThat(ofFile.series()).isNull();
    }

    @Test
    void readsASeriesInAZipFile() throws Exception {
        Volume head = whole(Scene.head());

        Preparation.Prepared prepared = prepared(scene.scan(zip(DicomScans.files(head))));

        assertThat(prepared.volume().voxels()).isEqualTo(head.voxels());
        assertThat(prepared.series()).isNotNull();
    }

    @Test
    void countsASeriesAsItIsEncodedToo() throws Exception {
        Volume head = whole(Scene.head());
        ScanRequest request = scene.series(head);
        int voxels = head.grid().length();
        long encoded =
                DicomScans.files(head).stream().mapToLong(file -> file.length).sum();

        Preparation.Result justEnough =
                preparation(voxels + (int) (encoded / 4) + 1).prepare(request, Deadline.none());
        Preparation.Result tooLittle =
                preparation(voxels + (int) (encoded / 4) - 1).prepare(request, Deadline.none());

        assertThat(justEnough).isInstanceOf(Preparation.Prepared.class);
        assertThat(tooLittle).isInstanceOfSatisfying(Preparation.Refused.class, refused -> {
            assertThat(refused.rejection().reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(refused.rejection().sentence())
                    .startsWith("The series has more bytes, as it is stored and as voxels together, than the limit of");
        });
    }

    @Test
    void findsTheSameLesionInASeries() throws Exception {
        Volume head = whole(Scene.head());

        EnhancedScan ofSeries = scene.enhanced(scene.series(head), MODELS);
        EnhancedScan ofFile = scene.enhanced(scene.scan(head), MODELS);

        assertThat(ofSeries.lesions()).hasSize(1);
        EnhancedLesion lesion = ofSeries.lesions().get(0);
        EnhancedLesion same = ofFile.lesions().get(0);
        assertThat(lesion.region()).isEqualTo(same.region());
        for (int slice = 0; slice < same.enhanced().size(); slice++) {
            assertThat(lesion.enhanced().get(slice).pixels())
                    .isEqualTo(same.enhanced().get(slice).pixels());
        }
    }

    @Test
    void storesDerivedSeriesBesideTheVolumes() throws Exception {
        Manifest manifest = delivered(scene.series(whole(Scene.head())), new DicomOutput.AsSource());

        int slices = manifest.stacks().get(0).sliceCount();
        List<String> keys = manifest.products().stream().map(StoredProduct::key).toList();
        assertThat(keys).hasSize(2 + 2 * slices);
        assertThat(keys).filteredOn(key -> key.contains("lesion-00-dicom/")).hasSize(slices);
        assertThat(keys)
                .filteredOn(key -> key.contains("lesion-00-deviation-dicom/"))
                .hasSize(slices);
    }

    @Test
    void storesNoSeriesIfNoneIsWantedOrNoneWasRead() throws Exception {
        Volume head = whole(Scene.head());

        assertThat(delivered(scene.series(head), new DicomOutput.None()).products())
                .hasSize(2);
        assertThat(delivered(scene.scan(head), new DicomOutput.AsSource()).products())
                .hasSize(2);
    }

    @Test
    void isTheSameWorkUntilAnObjectChanges() throws Exception {
        Volume head = whole(Scene.head());
        Preparation.Prepared once = prepared(scene.series(head));
        Preparation.Prepared again = prepared(scene.series(head));
        head.voxels()[1000] += 1;

        Preparation.Prepared changed = prepared(scene.series(head));

        assertThat(again.input().sha256()).isEqualTo(once.input().sha256());
        assertThat(changed.input().sha256()).isNotEqualTo(once.input().sha256());
    }

    @Test
    void waitsForInstancesThatAreToCome() throws Exception {
        scene.series(whole(Scene.head()));

        assertThatThrownBy(() -> preparation(DicomSettings.USUAL).prepare(Scene.series(20), Deadline.none()))
                .isInstanceOf(IncompleteSeriesException.class)
                .hasMessage("s3://scans/series/ is incomplete: 12 of 20 instances came");
    }

    @Test
    void givesUpASeriesToWhichNothingIsAdded() throws Exception {
        scene.series(whole(Scene.head()));

        Rejection rejection = refused(impatient(null), Scene.series(20));

        assertThat(rejection.reason()).isEqualTo(Reason.INCOMPLETE_SERIES);
        assertThat(rejection.sentence())
                .startsWith("s3://scans/series/ is incomplete: 12 of 20 instances came; nothing was added for");
    }

    @Test
    void countsImagesAndNotWhateverLiesBeside() throws Exception {
        scene.series(whole(Scene.head()));
        scene.put("series/readme.txt", new byte[] {1, 2, 3});

        assertThat(refused(impatient(null), Scene.series(13)).sentence()).contains("12 of 13 instances came");
    }

    @Test
    void saysThatASliceIsMissing() throws Exception {
        List<byte[]> files = DicomScans.files(whole(Scene.head()));
        for (int z = 0; z < files.size(); z++) {
            if (z != 6) {
                scene.put("series/%03d.dcm".formatted(z), files.get(z));
            }
        }

        Rejection rejection = refused(impatient(null), Scene.series((Integer) null));

        assertThat(rejection.reason()).isEqualTo(Reason.INCOMPLETE_SERIES);
        assertThat(rejection.sentence()).contains("1 slices are missing beside 11");
    }

    @Test
    void waitsForTheMarker() throws Exception {
        ScanRequest request = scene.series(whole(Scene.head()));
        ScanRequest uncounted = Scene.series((Integer) null);

        Rejection before = refused(impatient("_DONE"), uncounted);
        scene.put("series/_DONE", new byte[0]);

        assertThat(before.sentence()).contains("the marker _DONE is missing beside 12 objects");
        assertThat(preparation(impatient("_DONE")).prepare(uncounted, Deadline.none()))
                .isInstanceOf(Preparation.Prepared.class);
        assertThat(request.scan().series()).isEqualTo(new ScanSource.Series(12));
    }

    @Test
    void waitsUntilNothingIsAddedAnyMore() throws Exception {
        scene.series(whole(Scene.head()));
        DicomSettings slow = new DicomSettings(null, Duration.ofHours(1), Duration.ofHours(2));

        assertThatThrownBy(() -> preparation(slow).prepare(Scene.series((Integer) null), Deadline.none()))
                .isInstanceOf(IncompleteSeriesException.class)
                .hasMessageStartingWith("s3://scans/series/ has 12 objects, the last one")
                .hasMessageEndingWith("not 3600");
    }

    @Test
    void leavesASeriesToTheRequestOfItsNewestObject() throws Exception {
        scene.series(whole(Scene.head()));
        scene.put("series/notes.txt", new byte[] {1});
        scene.put("series/below/000.dcm", new byte[] {1});
        Preparation preparation = preparation(impatient(null));

        List<String> followed = new ArrayList<>();
        for (int z = 0; z < 12; z++) {
            String key = "series/%03d.dcm".formatted(z);
            if (!(preparation.prepare(announcedBy(key, null), Deadline.none()) instanceof Preparation.Superseded)) {
                followed.add(key);
            }
        }

        assertThat(followed).containsExactly("series/011.dcm");
    }

    @Test
    void leavesASeriesToTheRequestOfAnObjectsNewestContent() throws Exception {
        scene.series(whole(Scene.head()));
        Preparation preparation = preparation(impatient(null));

        Preparation.Result result =
                preparation.prepare(announcedBy("series/011.dcm", "0123456789abcdef"), Deadline.none());

        assertThat(result).isEqualTo(new Preparation.Superseded(new ObjectLocation(Scene.BUCKET, "series/011.dcm")));
    }

    @Test
    void waitsForTheQuietAfterTheNewestObject() throws Exception {
        scene.series(whole(Scene.head()));
        DicomSettings slow = new DicomSettings(null, Duration.ofHours(1), Duration.ofHours(2));

        assertThatThrownBy(() -> preparation(slow).prepare(announcedBy("series/011.dcm", null), Deadline.none()))
                .isInstanceOf(IncompleteSeriesException.class);
    }

    @Test
    void doesASeriesWhoseAnnouncedObjectIsGone() throws Exception {
        scene.series(whole(Scene.head()));

        assertThat(preparation(impatient(null)).prepare(announcedBy("series/100.dcm", null), Deadline.none()))
                .isInstanceOf(Preparation.Prepared.class);
    }

    private static ScanRequest announcedBy(String key, @Nullable String etag) {
        ScanSource.Arrival arrival = new ScanSource.Arrival(key, etag);
        return Scene.request(
                new ScanSource(new ObjectLocation(Scene.BUCKET, "series"), null, new ScanSource.Series(null, arrival)));
    }

    @Test
    void refusesAPrefixOfNothing() throws Exception {
        assertThat(refused(DicomSettings.USUAL, Scene.series(2)))
                .isEqualTo(new Rejection(Reason.OBJECT_MISSING, "There is no object below s3://scans/series/"));
    }

    @Test
    void refusesASeriesOfNothingButLetters() throws Exception {
        scene.put("series/letter.txt", new byte[1000]);

        assertThat(refused(impatient(null), Scene.series((Integer) null)))
                .isEqualTo(new Rejection(Reason.NOT_A_VOLUME, "There is no image among 1 objects"));
    }

    private Manifest delivered(ScanRequest request, DicomOutput dicom) throws IOException {
        EnhancedScan enhanced = scene.enhanced(request, MODELS);
        DeliverySettings settings = new DeliverySettings(
                Scene.BUCKET, new ProductKeys("enhanced"), DeliverySettings.Previews.NONE, dicom, Map.of(), "0.1.0");
        return new Delivery(scene.store, settings, MODELS, Clock.systemUTC())
                .deliver(scene.assessment().assess(enhanced, Deadline.none()));
    }

    private Preparation.Prepared prepared(ScanRequest request) throws IOException {
        Preparation.Result result = scene.preparation(MODELS).prepare(request, Deadline.none());
        assertThat(result).isInstanceOf(Preparation.Prepared.class);
        return (Preparation.Prepared) result;
    }

    private Rejection refused(DicomSettings settings, ScanRequest request) throws IOException {
        Preparation.Result result = preparation(settings).prepare(request, Deadline.none());
        assertThat(result).isInstanceOf(Preparation.Refused.class);
        return ((Preparation.Refused) result).rejection();
    }

    private Preparation preparation(int maxVoxels) {
        ReadLimits limits = new ReadLimits(Scene.LIMITS.maxBytes(), maxVoxels);
        return new Preparation(
                scene.store,
                MODELS,
                (request, etag, generator) -> Optional.empty(),
                new PreparationSettings(limits, Axis.Z, OutsideCompetence.REJECT, DicomSettings.USUAL),
                TimeSource.system());
    }

    private Preparation preparation(DicomSettings dicom) {
        return new Preparation(
                scene.store,
                MODELS,
                (request, etag, generator) -> Optional.empty(),
                new PreparationSettings(Scene.LIMITS, Axis.Z, OutsideCompetence.REJECT, dicom),
                dicom.patience().isZero() ? tomorrow() : TimeSource.system());
    }

    private static DicomSettings impatient(@Nullable String marker) {
        return new DicomSettings(marker, Duration.ZERO, Duration.ZERO);
    }

    private static TimeSource tomorrow() {
        return new TimeSource() {
            @Override
            public Instant now() {
                return Instant.now().plus(Duration.ofDays(1));
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }
        };
    }

    /** Numbers that are the same in 16 bits. */
    private static Volume whole(Volume volume) {
        float[] voxels = volume.voxels();
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = Math.round(voxels[i]);
        }
        return volume;
    }

    private static byte[] zip(List<byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < files.size(); i++) {
                zip.putNextEntry(new ZipEntry("IM%d".formatted(i)));
                zip.write(files.get(i));
            }
        }
        return bytes.toByteArray();
    }
}
