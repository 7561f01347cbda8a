package org.lfsr.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lfsr.benchmarks.NetworkCall.Network;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.roi.StackRule;
import org.lfsr.inference.Generator;
import org.lfsr.inference.LesionDetector;
import org.lfsr.inference.StoredModel;
import org.lfsr.inference.onnx.OnnxGenerator;
import org.lfsr.inference.onnx.OnnxLesionDetector;
import org.lfsr.inference.onnx.SessionSettings;
import org.lfsr.pipeline.BatchLimit;
import org.lfsr.pipeline.Deadline;
import org.lfsr.pipeline.DetectorModel;
import org.lfsr.pipeline.EnhancedScan;
import org.lfsr.pipeline.Enhancement;
import org.lfsr.pipeline.EnhancementSettings;
import org.lfsr.pipeline.GeneratorModel;
import org.lfsr.pipeline.ModelSet;
import org.lfsr.pipeline.Preparation.Prepared;
import org.lfsr.pipeline.ScanRequest;
import org.lfsr.pipeline.ScanSource;
import org.lfsr.pipeline.TimeSource;
import org.lfsr.pipeline.manifest.Computation;
import org.lfsr.pipeline.manifest.InputObject;
import org.lfsr.pipeline.manifest.SliceGrid;
import org.lfsr.storage.ObjectLocation;

/**
 * Sends scans through the stage of the pipeline that calls networks, and keeps what those were given: batches of slices
 * for the detector, of regions for the generator, and of both versions of each region for the detector again. Whoever
 * opened it closes it; one thread.
 */
final class Recorder implements AutoCloseable {

    /** The most that networks are given at once; the service is told the same. */
    static final BatchLimit DETECTOR_BATCH = new BatchLimit(16, 2_000_000);

    /** The same of the generator. */
    static final BatchLimit GENERATOR_BATCH = new BatchLimit(32, 200_000);

    /** How many slices without a lesion may lie inside a stack; the service is told the same. */
    static final int MAX_SLICE_GAP = 1;

    private static final ObjectLocation NOWHERE = new ObjectLocation("scans", "scan.nii.gz");
    private static final Computation COMPUTATION = new Computation("onnxruntime", "cpu", "fp32", null);

    private final OnnxLesionDetector detector;
    private final OnnxGenerator generator;
    private final GeneratorModel generatorModel;
    private final Enhancement enhancement;
    private final List<NetworkCall> calls = new ArrayList<>();

    private Recorder(OnnxLesionDetector detector, OnnxGenerator generator) {
        this.detector = detector;
        this.generator = generator;
        this.generatorModel = new GeneratorModel(new RecordingGenerator(), generator.card(), "");
        DetectorModel detectorModel = new DetectorModel(new RecordingDetector(), detector.card(), "");
        this.enhancement = new Enhancement(
                new ModelSet(detectorModel, List.of(generatorModel), COMPUTATION),
                new EnhancementSettings(DETECTOR_BATCH, GENERATOR_BATCH, new StackRule(MAX_SLICE_GAP)),
                TimeSource.system());
    }

    /**
     * Opens the models.
     *
     * @param threads how many threads an operation may use; 0 for as many as there are cores
     * @throws IOException if one cannot be used
     */
    static Recorder open(Path detector, Path generator, int threads) throws IOException {
        SessionSettings settings = SessionSettings.cpu(threads);
        OnnxLesionDetector open = OnnxLesionDetector.open(StoredModel.read(detector), settings);
        try {
            return new Recorder(open, OnnxGenerator.open(StoredModel.read(generator), settings));
        } catch (IOException | RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /** Sends a scan through; of it no more is kept than the calls. */
    Recording record(Volume volume) throws IOException {
        calls.clear();
        EnhancedScan enhanced = enhancement.enhance(prepared(volume), Deadline.none());
        return new Recording(calls, enhanced.lesions().size()); // The record copies the calls.
    }

    private Prepared prepared(Volume volume) {
        ScanSource source = new ScanSource(NOWHERE, null);
        return new Prepared(
                new ScanRequest("request", "scan", source, "MR", null, generator.scale(), null, null),
                new InputObject(NOWHERE.bucket(), NOWHERE.key(), "", 0, ""),
                new SliceGrid(
                        volume.grid().width(),
                        volume.grid().height(),
                        volume.grid().depth(),
                        Arrays.stream(volume.affine().toRows()).boxed().toList(),
                        Axis.Z,
                        volume.grid().depth()),
                volume,
                generatorModel,
                List.of(),
                List.of(),
                Instant.EPOCH,
                null);
    }

    @Override
    public void close() {
        detector.close();
        generator.close();
    }

    /**
     * What networks were given for a scan, in order.
     *
     * @param lesions how many stacks came out
     */
    record Recording(List<NetworkCall> calls, int lesions) {

        /** Copies the list. */
        Recording {
            calls = List.copyOf(calls);
        }
    }

    private final class RecordingDetector implements LesionDetector {

        @Override
        public int slices() {
            return detector.slices();
        }

        @Override
        public int stride() {
            return detector.stride();
        }

        @Override
        public List<Image> occupancy(List<List<Image>> batch) {
            calls.add(NetworkCall.of(Network.DETECTOR, batch));
            return detector.occupancy(batch);
        }

        @Override
        public void close() {
            throw new AssertionError("The recorder closes it");
        }
    }

    private final class RecordingGenerator implements Generator {

        @Override
        public int scale() {
            return generator.scale();
        }

        @Override
        public List<Image> enhance(List<Image> batch) {
            calls.add(NetworkCall.of(
                    Network.GENERATOR, batch.stream().map(List::of).toList()));
            return generator.enhance(batch);
        }

        @Override
        public void close() {
            throw new AssertionError("The recorder closes it");
        }
    }
}
