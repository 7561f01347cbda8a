package org.lfsr.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Image;
import org.lfsr.inference.Cards;
import org.lfsr.inference.DetectorCard;
import org.lfsr.inference.UnusableModelException;

class OnnxLesionDetectorTest {

    private static final SessionSettings CPU = SessionSettings.cpu(1);
    private static final DetectorCard CARD = Cards.detector(1, null);

    @Test
    void mapsSlicesOfAnySize() throws IOException {
        Image slice = dark(41, 33);
        slice.pixels()[32 * 41 + 40] = 3; // The last pixel.
        try (OnnxLesionDetector detector = OnnxLesionDetector.open(TinyModels.bright(1, CARD), CPU)) {
            List<Image> maps = detector.occupancy(List.of(List.of(dark(41, 33)), List.of(slice)));

            assertThat(maps).hasSize(2).allSatisfy(map -> assertThat(map).hasToString("6 x 5"));
            assertThat(maps.get(0).pixels()).containsOnly(0);
            assertThat(maps.get(1).pixels()).endsWith(0, 0, 1).contains(0, 1);
            assertThat(detector.stride()).isEqualTo(8);
        }
    }

    @Test
    void looksAtNeighbours() throws IOException {
        Image grey = dark(32, 32);
        grey.pixels()[0] = 0.9f; // A third of what is bright, and a little less without the others.
        DetectorCard card = Cards.detector(3, null);
        try (OnnxLesionDetector detector = OnnxLesionDetector.open(TinyModels.bright(3, card), CPU)) {
            List<Image> maps =
                    detector.occupancy(List.of(List.of(grey, grey, grey), List.of(grey, grey, dark(32, 32))));

            assertThat(maps.get(0).at(0, 0)).isEqualTo(1);
            assertThat(maps.get(1).at(0, 0)).isZero();
            assertThat(detector.slices()).isEqualTo(3);
        }
    }

    @Test
    void refusesSamplesOfAnotherForm() throws IOException {
        try (OnnxLesionDetector detector = OnnxLesionDetector.open(TinyModels.bright(1, CARD), CPU)) {
            assertThatThrownBy(() -> detector.occupancy(List.of(List.of(dark(32, 32), dark(32, 32)))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Sample 0 of the batch has 2 images, wanted 1");
            assertThatThrownBy(() -> detector.occupancy(List.of(List.of(dark(40, 31)))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Slices are 40 x 31, wanted at least 32 x 32");
        }
    }

    @Test
    void refusesMapsThatAreNoShares() {
        assertThatThrownBy(() -> OnnxLesionDetector.open(TinyModels.withoutSigmoid(CARD), CPU))
                .isInstanceOf(UnusableModelException.class)
                .hasMessage("tiny.onnx does not do what its card says: "
                        + "Map 0 has shares from -20000.0 to -20000.0, wanted 0 to 1");
    }

    @Test
    void refusesAGenerator() {
        assertThatThrownBy(() -> OnnxLesionDetector.open(TinyModels.nearest(2, Cards.generator(2, null)), CPU))
                .isInstanceOf(UnusableModelException.class)
                .hasMessage("tiny.onnx is a generator, wanted a detector");
    }

    private static Image dark(int width, int height) {
        return new Image(width, height, new float[width * height]);
    }
}
