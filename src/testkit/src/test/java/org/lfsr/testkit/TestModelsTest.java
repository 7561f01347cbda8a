package org.lfsr.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.ZScore;
import org.lfsr.imaging.resample.Resampling;
import org.lfsr.inference.InferenceException;
import org.lfsr.inference.UnusableModelException;
import org.lfsr.inference.onnx.OnnxGenerator;
import org.lfsr.inference.onnx.OnnxLesionDetector;
import org.lfsr.inference.onnx.SessionSettings;

class TestModelsTest {

    private static final SessionSettings SETTINGS = SessionSettings.cpu(1);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 40, -7})
    void findsTheSpotInTheMiddleSlicesOnly(long seed) throws UnusableModelException {
        assertThat(slicesWithLesion(TinyScan.withLesion(seed))).containsExactly(2, 3);
    }

    @Test
    void findsNothingInAHealthyScan() throws UnusableModelException {
        assertThat(slicesWithLesion(TinyScan.healthy(3))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void enhancesAsBicubicInterpolationDoes(int scale) throws UnusableModelException {
        Image slice = normalized(TinyScan.withLesion(1), 2);
        Image wanted = Resampling.BICUBIC.resize(slice, scale * slice.width(), scale * slice.height());

        Image found;
        try (OnnxGenerator generator = OnnxGenerator.open(TestModels.generator(scale), SETTINGS)) {
            found = generator.enhance(List.of(slice)).get(0);
        }

        Box inner = new Box(2, 2, slice.width() - 4, slice.height() - 4).refined(scale);
        assertThat(found.crop(inner).pixels())
                .usingComparatorWithPrecision(1e-4f)
                .containsExactly(wanted.crop(inner).pixels());
        assertThat(found.at(0, 0)).isCloseTo(slice.at(0, 0), within(0.1f));
    }

    @Test
    void writesFilesThatServe(@TempDir Path folder) throws IOException, InferenceException {
        Path models = TestModels.write(folder.resolve("models"));

        try (OnnxLesionDetector detector = OnnxLesionDetector.open(models.resolve(TestModels.DETECTOR_FILE), SETTINGS);
                OnnxGenerator generator = OnnxGenerator.open(models.resolve(TestModels.generatorFile(4)), SETTINGS)) {
            assertThat(detector.card().id()).isEqualTo("test-bright@1.0.0");
            assertThat(generator.scale()).isEqualTo(4);
        }
    }

    private static List<Integer> slicesWithLesion(Volume volume) throws UnusableModelException {
        List<Integer> found = new ArrayList<>();
        try (OnnxLesionDetector detector = OnnxLesionDetector.open(TestModels.detector(), SETTINGS)) {
            for (int z = 0; z < volume.grid().depth(); z++) {
                Image map = detector.occupancy(List.of(List.of(normalized(volume, z))))
                        .get(0);
                for (float cell : map.pixels()) {
                    if (cell > 0.5f && !found.contains(z)) {
                        found.add(z);
                    }
                }
            }
        }
        return found;
    }

    private static Image normalized(Volume volume, int z) {
        Image slice = volume.slice(Axis.Z, z);
        return ZScore.of(slice).normalize(slice);
    }
}
