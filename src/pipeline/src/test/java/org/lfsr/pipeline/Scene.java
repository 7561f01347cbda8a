package org.lfsr.pipeline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiWriter;
import org.lfsr.imaging.roi.StackRule;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.WriteOptions;
import org.lfsr.storage.Written;
import org.lfsr.storage.files.FilesObjectStore;
import org.lfsr.testkit.DicomScans;

/** A store with scans in it, and the stages over it with settings that tests need not repeat. */
final class Scene {

    static final String BUCKET = "scans";
    static final Affine AFFINE = Affine.ofSpacing(1, 1, 2);
    static final Grid GRID = new Grid(64, 72, 12);
    static final ReadLimits LIMITS = new ReadLimits(1 << 20, 1 << 20);
    static final BatchLimit BATCH = new BatchLimit(4, 1 << 20);

    final FilesObjectStore store;

    Scene(Path folder) throws IOException {
        Files.createDirectories(folder.resolve(BUCKET));
        this.store = new FilesObjectStore(folder);
    }

    /** A head with a lesion in slices 4 to 8, the first and the last slice blank. */
    static Volume head() {
        return head(GRID, AFFINE, 1);
    }

    /** A head without lesion, the first and the last slice blank. */
    static Volume healthyHead() {
        Volume head = head();
        float[] voxels = head.voxels();
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = Math.min(voxels[i], 105);
        }
        return head;
    }

    /** The head with its lesion, its slices so many times as fine. */
    static Volume head(Grid grid, Affine affine, int factor) {
        float[] voxels = new float[grid.length()];
        for (int z = 1; z < grid.depth() - 1; z++) {
            for (int y = 0; y < grid.height(); y++) {
                for (int x = 0; x < grid.width(); x++) {
                    voxels[grid.index(x, y, z)] =
                            (float) intensity((x + 0.5) / factor - 0.5, (y + 0.5) / factor - 0.5, z);
                }
            }
        }
        return new Volume(grid, affine, voxels);
    }

    private static double intensity(double x, double y, int z) {
        double brain = 100 / (1 + Math.exp((Math.hypot(x - 32, y - 36) - 26) / 1.5));
        double tissue = 1 + 0.1 * Math.sin(0.35 * x) * Math.cos(0.3 * y);
        double lesion = 260 * Math.exp(-(square(x - 26) + square(y - 30)) / 40 - square(z - 6) / 5);
        return brain * tissue + lesion;
    }

    private static double square(double value) {
        return value * value;
    }

    ScanRequest scan(Volume volume) throws IOException {
        return scan(bytes(volume));
    }

    ScanRequest scan(byte[] bytes) throws IOException {
        Written written = put("scan.nii.gz", bytes);
        return request(new ScanSource(written.location(), written.etag()));
    }

    static ScanRequest request(ScanSource source) {
        return new ScanRequest("request-1", "scan-1", source, "MR", "T1", null, null, null);
    }

    static ScanRequest with(ScanRequest request, @Nullable ScanSource reference, @Nullable ScanSource mask) {
        return new ScanRequest(
                request.requestId(),
                request.scanId(),
                request.scan(),
                request.modality(),
                request.sequence(),
                request.scale(),
                reference,
                mask);
    }

    ScanSource source(String key, Volume volume) throws IOException {
        return new ScanSource(put(key, bytes(volume)).location(), null);
    }

    Written put(String key, byte[] bytes) throws IOException {
        return store.write(
                new ObjectLocation(BUCKET, key),
                new ByteArrayInputStream(bytes),
                WriteOptions.ofType(WriteOptions.BYTES));
    }

    static byte[] bytes(Volume volume) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        NiftiWriter.ofFloat32().writeCompressed(volume, bytes);
        return bytes.toByteArray();
    }

    /** Puts a volume's slices below a prefix; whoever reads them knows how many there are. */
    ScanRequest series(Volume volume) throws IOException {
        List<byte[]> files = DicomScans.files(volume);
        for (int z = 0; z < files.size(); z++) {
            put("series/%03d.dcm".formatted(z), files.get(z));
        }
        return series(files.size());
    }

    static ScanRequest series(@Nullable Integer instanceCount) {
        ObjectLocation prefix = new ObjectLocation(BUCKET, "series");
        return request(new ScanSource(prefix, null, new ScanSource.Series(instanceCount)));
    }

    Preparation preparation(ModelSet models) {
        return preparation(models, Axis.Z, OutsideCompetence.REJECT);
    }

    Preparation preparation(ModelSet models, Axis axis, OutsideCompetence outside) {
        return new Preparation(
                store,
                models,
                (request, etag, generator) -> Optional.empty(),
                new PreparationSettings(LIMITS, axis, outside, DicomSettings.USUAL),
                TimeSource.system());
    }

    static Enhancement enhancement(ModelSet models) {
        return new Enhancement(models, new EnhancementSettings(BATCH, BATCH, new StackRule(1)), TimeSource.system());
    }

    Assessment assessment() {
        return assessment(Limits.usual());
    }

    Assessment assessment(Limits limits) {
        return new Assessment(store, limits, LIMITS, TimeSource.system());
    }

    EnhancedScan enhanced(ScanRequest request, ModelSet models) throws IOException {
        return enhanced(request, models, Axis.Z);
    }

    EnhancedScan enhanced(ScanRequest request, ModelSet models, Axis axis) throws IOException {
        Preparation.Result result =
                preparation(models, axis, OutsideCompetence.REJECT).prepare(request, Deadline.none());
        if (result instanceof Preparation.Prepared prepared) {
            return enhancement(models).enhance(prepared, Deadline.none());
        }
        throw new AssertionError("The scan should be prepared, but is " + result);
    }
}
