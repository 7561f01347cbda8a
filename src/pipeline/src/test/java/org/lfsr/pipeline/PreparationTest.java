package org.lfsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiWriter;
import org.lfsr.pipeline.Rejection.Reason;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.StageTiming;
import org.lfsr.pipeline.manifest.Warning;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreException;
import org.lfsr.storage.ObjectStoreException.Kind;

class PreparationTest {

    private static final ModelSet MODELS = Models.of(new BrightDetector(), new FakeGenerator(2), new FakeGenerator(4));

    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene(folder);
    }

    @Test
    void readsAScanWithTheDigestOfItsBytes() throws Exception {
        Volume head = Scene.head();
        byte[] bytes = Scene.bytes(head);
        ScanRequest request = scene.scan(bytes);

        Preparation.Prepared prepared = prepared(request);

        assertThat(prepared.volume().voxels()).isEqualTo(head.voxels());
        assertThat(prepared.input().sha256()).isEqualTo(sha256(bytes));
        assertThat(prepared.input().sizeBytes()).isEqualTo(bytes.length);
        assertThat(prepared.input().etag()).isEqualTo(request.scan().etag());
        assertThat(prepared.grid().sliceCount()).isEqualTo(12);
        assertThat(prepared.grid().affine()).hasSize(12).startsWith(1.0, 0.0);
        assertThat(prepared.generator().card().scale()).isEqualTo(2);
        assertThat(prepared.warnings()).isEmpty();
        assertThat(prepared.timings()).extracting(StageTiming::stage).containsExactly("fetch", "decode");
    }

    @Test
    void digestCoversWhatFollowsTheVoxels() throws Exception {
        ByteArrayOutputStream volume = new ByteArrayOutputStream();
        NiftiWriter.ofFloat32().write(Scene.head(), volume);
        byte[] bytes = Arrays.copyOf(volume.toByteArray(), volume.size() + 200_000);

        Preparation.Prepared prepared = prepared(scene.scan(bytes));

        assertThat(prepared.input().sha256()).isEqualTo(sha256(bytes));
    }

    @Test
    void takesTheGeneratorOfTheRequestedScale() throws IOException {
        Preparation.Prepared prepared = prepared(withScale(scene.scan(Scene.head()), 4));

        assertThat(prepared.generator().card().scale()).isEqualTo(4);
    }

    @Test
    void refusesAScaleWithoutModel() throws IOException {
        Rejection rejection = refused(withScale(scene.scan(Scene.head()), 3)).rejection();

        assertThat(rejection)
                .isEqualTo(new Rejection(Reason.NO_MODEL, "There is no generator of scale 3, only of [2, 4]"));
    }

    @Test
    void refusesAnObjectThatIsNotThere() throws IOException {
        ScanRequest request = Scene.request(new ScanSource(new ObjectLocation(Scene.BUCKET, "none.nii"), null));

        Preparation.Refused refused = refused(request);

        assertThat(refused.rejection().reason()).isEqualTo(Reason.OBJECT_MISSING);
        assertThat(refused.rejection().sentence()).contains("none.nii");
        assertThat(refused.found()).isNull();
        assertThat(refused.sha256()).isNull();
    }

    @Test
    void refusesAnObjectThatIsAnother() throws IOException {
        ScanRequest request = scene.scan(Scene.head());
        ScanRequest other = Scene.request(new ScanSource(request.scan().location(), "0123456789abcdef"));

        Rejection rejection = refused(other).rejection();

        assertThat(rejection.reason()).isEqualTo(Reason.OBJECT_CHANGED);
        assertThat(rejection.sentence())
                .contains("0123456789abcdef")
                .contains(String.valueOf(request.scan().etag()));
    }

    @Test
    void refusesAnObjectOfTooManyBytesUnread() throws IOException {
        Preparation.Refused refused = refused(scene.scan(new byte[(1 << 20) + 1]));

        assertThat(refused.rejection().reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(refused.rejection().sentence()).endsWith("has 1048577 bytes, more than the limit of 1048576");
        assertThat(refused.sha256()).isNull();
    }

    @Test
    void refusesTooManyVoxels() throws IOException {
        Volume large = new Volume(new Grid(128, 128, 65), Scene.AFFINE, new float[128 * 128 * 65]);

        Preparation.Refused refused = refused(scene.scan(large));

        assertThat(refused.rejection().reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(refused.sha256()).isNotNull();
    }

    @Test
    void refusesBytesThatAreNoVolume() throws Exception {
        byte[] bytes = "A letter. ".repeat(100).getBytes(StandardCharsets.UTF_8);

        Preparation.Refused refused = refused(scene.scan(bytes));

        assertThat(refused.rejection().reason()).isEqualTo(Reason.NOT_A_VOLUME);
        assertThat(refused.sha256()).isEqualTo(sha256(bytes));
    }

    @Test
    void refusesAFileThatEndsEarly() throws IOException {
        byte[] bytes = Scene.bytes(Scene.head());

        Rejection rejection =
                refused(scene.scan(Arrays.copyOf(bytes, bytes.length / 2))).rejection();

        assertThat(rejection.reason()).isEqualTo(Reason.TRUNCATED);
    }

    @Test
    void refusesSlicesThatAreTooSmall() throws IOException {
        Volume small = Scene.head(new Grid(31, 40, 4), Scene.AFFINE, 1);

        Rejection rejection = refused(scene.scan(small)).rejection();

        assertThat(rejection)
                .isEqualTo(new Rejection(Reason.TOO_SMALL, "Slices across Z are 31 x 40 pixels, less than 32 x 32"));
    }

    @Test
    void sliceSizesFollowTheAxis() throws IOException {
        Preparation preparation = scene.preparation(MODELS, Axis.X, OutsideCompetence.REJECT);

        Preparation.Result result = preparation.prepare(scene.scan(Scene.head()), Deadline.none());

        assertThat(((Preparation.Refused) result).rejection().sentence())
                .isEqualTo("Slices across X are 72 x 12 pixels, less than 32 x 32");
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource({
        "NOT_A_VOLUME, NOT_A_VOLUME",
        "UNSUPPORTED_FORMAT, UNSUPPORTED",
        "UNSUPPORTED_DATATYPE, UNSUPPORTED",
        "TRUNCATED, TRUNCATED",
        "CORRUPT_COMPRESSION, NOT_A_VOLUME",
        "BAD_HEADER, HEADER_IMPLAUSIBLE",
        "BAD_DIMENSIONS, HEADER_IMPLAUSIBLE",
        "TOO_LARGE, TOO_LARGE",
        "BAD_GEOMETRY, HEADER_IMPLAUSIBLE",
        "NOT_FINITE, NOT_FINITE",
        "NO_VARIANCE, OUTSIDE_COMPETENCE"
    })
    void everyReasonOfTheReaderHasItsName(UnreadableVolumeException.Reason found, Reason wanted) {
        Rejection rejection = Rejections.of(new UnreadableVolumeException(found, "The value found"));

        assertThat(rejection).isEqualTo(new Rejection(wanted, "The value found"));
    }

    @Test
    void answersWithWhatWasDoneBefore() throws IOException {
        ScanRequest request = scene.scan(Scene.head());
        Manifest manifest = Manifests.of(request.scanId());
        Preparation preparation = new Preparation(
                scene.store,
                MODELS,
                (asked, etag, generator) ->
                        etag.equals(request.scan().etag()) && generator.card().scale() == 2
                                ? Optional.of(manifest)
                                : Optional.empty(),
                new PreparationSettings(Scene.LIMITS, Axis.Z, OutsideCompetence.REJECT, DicomSettings.USUAL),
                TimeSource.system());

        Preparation.Result result = preparation.prepare(request, Deadline.none());

        assertThat(result).isEqualTo(new Preparation.Known(manifest));
    }

    @Test
    void refusesWhatNoModelWasMadeForAndSaysWhichModels() throws IOException {
        Volume coarse = Scene.head(Scene.GRID, Affine.ofSpacing(1.5, 1, 2), 1);

        Rejection rejection = refused(scene.scan(coarse)).rejection();

        assertThat(rejection.reason()).isEqualTo(Reason.OUTSIDE_COMPETENCE);
        assertThat(rejection.sentence())
                .isEqualTo("In-plane spacing is 1.500 mm; bright@1.0.0 was made for 0.4..1.2. "
                        + "In-plane spacing is 1.500 mm; bicubic-x2@1.0.0 was made for 0.4..1.2");
    }

    @Test
    void passesWhatNoModelWasMadeForWithWarningsIfSoConfigured() throws IOException {
        Volume thick = Scene.head(Scene.GRID, Affine.ofSpacing(1, 1, 7), 1);
        Preparation preparation = scene.preparation(MODELS, Axis.Z, OutsideCompetence.WARN);

        Preparation.Result result = preparation.prepare(scene.scan(thick), Deadline.none());

        assertThat(((Preparation.Prepared) result).warnings())
                .containsExactly(
                        new Warning(
                                "OUTSIDE_COMPETENCE",
                                "Slice thickness is 7.000 mm; bright@1.0.0 was made for 1.0..6.0"),
                        new Warning(
                                "OUTSIDE_COMPETENCE",
                                "Slice thickness is 7.000 mm; bicubic-x2@1.0.0 was made for 1.0..6.0"));
    }

    @Test
    void doesNotTakeOneContentForAnother() throws IOException {
        ScanRequest request =
                Scene.request(new ScanSource(scene.scan(Scene.head()).scan().location(), null));
        Preparation preparation = new Preparation(
                scene.store,
                MODELS,
                (asked, etag, generator) -> {
                    scene.scan(Scene.head(Scene.GRID, Scene.AFFINE, 2));
                    return Optional.empty();
                },
                new PreparationSettings(Scene.LIMITS, Axis.Z, OutsideCompetence.REJECT, DicomSettings.USUAL),
                TimeSource.system());

        assertThatThrownBy(() -> preparation.prepare(request, Deadline.none()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("was replaced while it was looked at");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = Kind.class,
            names = {"TRY_AGAIN", "OUTCOME_UNKNOWN", "FORBIDDEN", "INVALID"})
    void storesThatFailAreToBeTriedAgain(Kind kind) throws IOException {
        ScanRequest request = scene.scan(Scene.head());
        ObjectStoreException failure = new ObjectStoreException(kind, "The store says no");

        assertThatThrownBy(() -> withStore(failing(failure)).prepare(request, Deadline.none()))
                .isSameAs(failure);
    }

    @Test
    void stopsReadingAtTheDeadline() throws IOException {
        ScanRequest request = scene.scan(Scene.head());
        TickingTime time = new TickingTime();

        assertThatThrownBy(() -> scene.preparation(MODELS).prepare(request, Deadline.after(Duration.ofNanos(2), time)))
                .isInstanceOf(DeadlineException.class);
    }

    private Preparation withStore(ObjectStore store) {
        return new Preparation(
                store,
                MODELS,
                (asked, etag, generator) -> Optional.empty(),
                new PreparationSettings(Scene.LIMITS, Axis.Z, OutsideCompetence.REJECT, DicomSettings.USUAL),
                TimeSource.system());
    }

    /** A store that fails at whatever it is asked. */
    private static ObjectStore failing(ObjectStoreException failure) {
        return (ObjectStore) Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, (store, method, arguments) -> {
                    throw failure;
                });
    }

    private static ScanRequest withScale(ScanRequest request, int scale) {
        return new ScanRequest(request.requestId(), request.scanId(), request.scan(), "MR", "T1", scale, null, null);
    }

    private Preparation.Prepared prepared(ScanRequest request) throws IOException {
        return (Preparation.Prepared) scene.preparation(MODELS).prepare(request, Deadline.none());
    }

    private Preparation.Refused refused(ScanRequest request) throws IOException {
        return (Preparation.Refused) scene.preparation(MODELS).prepare(request, Deadline.none());
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
