package org.lfsr.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.inference.CardFile;
import org.lfsr.inference.Cards;
import org.lfsr.inference.GeneratorCard;
import org.lfsr.inference.GoldenSlice;
import org.lfsr.inference.InferenceException;
import org.lfsr.inference.StoredImage;
import org.lfsr.inference.StoredModel;
import org.lfsr.inference.UnusableModelException;
import org.lfsr.inference.onnx.SessionSettings.Allocation;
import org.lfsr.inference.onnx.SessionSettings.Precision;
import org.lfsr.onnx.Values;

class OnnxGeneratorTest {

    private static final SessionSettings CPU = SessionSettings.cpu(1);
    private static final GeneratorCard CARD = Cards.generator(2, null);

    /** Of an image that takes a slow model many seconds. */
    private static final int SIDE = 640;

    @TempDir
    Path folder;

    @Test
    void enhancesBatchesOfAnySizeInOrder() throws IOException {
        try (OnnxGenerator generator = OnnxGenerator.open(TinyModels.nearest(2, CARD), CPU)) {
            List<Image> three = generator.enhance(
                    List.of(TinyModels.ramp(3, 2), new Image(3, 2, new float[6]), TinyModels.ramp(3, 2)));
            List<Image> one = generator.enhance(List.of(TinyModels.ramp(5, 7)));

            assertThat(three).hasSize(3).allSatisfy(image -> assertThat(image).hasToString("6 x 4"));
            assertThat(three.get(1).pixels()).containsOnly(0);
            assertThat(three.get(2).pixels()).startsWith(0, 0, 1 / 16f, 1 / 16f, 2 / 16f, 2 / 16f, 0, 0);
            assertThat(one.get(0)).hasToString("10 x 14");
            assertThat(generator.scale()).isEqualTo(2);
            assertThat(generator.execution().runtime()).matches("onnxruntime \\d+\\.\\d+\\.\\d+");
            assertThat(generator.execution().provider()).isEqualTo(Provider.CPU);
            assertThat(generator.execution().precision()).isEqualTo(Precision.FP32);
            assertThat(generator.execution().fallbackReason()).isNull();
        }
    }

    @Test
    void namesImageAndPixelThatAreNoNumbers() throws IOException {
        Image zero = new Image(8, 8, new float[64]);
        Image one = new Image(8, 8, new float[64]);
        one.pixels()[10] = 1;
        Image broken = new Image(8, 8, new float[64]);
        broken.pixels()[63] = Float.NaN;
        try (OnnxGenerator generator = OnnxGenerator.open(TinyModels.exploding(CARD), CPU)) {
            assertThatThrownBy(() -> generator.enhance(List.of(zero, one)))
                    .isInstanceOfSatisfying(InferenceException.class, e -> {
                        assertThat(e.notFinite()).isTrue();
                        assertThat(e.outOfMemory()).isFalse();
                    })
                    .hasMessage("tiny.onnx gave Infinity at (4, 2) of image 1");
            assertThatThrownBy(() -> generator.enhance(List.of(zero, zero, broken)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Image 2 of the batch has NaN at (7, 7)");
            assertThat(generator.enhance(List.of(zero))).as("used again").hasSize(1);
        }
    }

    @Test
    void refusesBatchesThatAreNone() throws IOException {
        try (OnnxGenerator generator = OnnxGenerator.open(TinyModels.nearest(2, CARD), CPU)) {
            assertThatThrownBy(() -> generator.enhance(List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A batch needs at least one sample, found none");
            assertThatThrownBy(() -> generator.enhance(List.of(TinyModels.ramp(3, 2), TinyModels.ramp(2, 3))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Image 1 of the batch is 2 x 3, the first is 3 x 2");
        }
    }

    @Test
    void breaksOffWhatTakesTooLongAndGoesOn() throws IOException {
        SessionSettings hasty = CPU.withLongestRun(Duration.ofSeconds(3));
        Image large = new Image(SIDE, SIDE, new float[SIDE * SIDE]);
        try (OnnxGenerator generator = OnnxGenerator.open(TinyModels.slow(CARD), hasty)) {
            assertThatThrownBy(() -> generator.enhance(List.of(large)))
                    .isInstanceOfSatisfying(
                            InferenceException.class,
                            failure -> assertThat(failure.outOfMemory()).isFalse())
                    .hasMessageContaining("broken off after PT3S");

            assertThat(generator.enhance(List.of(TinyModels.ramp(3, 2)))).hasSize(1);
        }
    }

    @Test
    void tellsWhenMemoryIsShort() throws IOException {
        StoredModel vast = TinyModels.vast(CARD);
        try (ModelSession session = ModelSession.open(vast, 1, CPU)) {
            Image image = TinyModels.ramp(8, 8);

            assertThatThrownBy(() -> session.run(List.of(List.of(image)), image.bounds()))
                    .isInstanceOfSatisfying(InferenceException.class, e -> {
                        assertThat(e.outOfMemory()).as(e.getMessage()).isTrue();
                        assertThat(e.notFinite()).isFalse();
                    })
                    .hasMessageStartingWith("tiny.onnx failed on a batch of 1 samples of 8 x 8: ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CUDA failure 2: out of memory ; GPU=0",
                "BFCArena::AllocateRawInternal Failed to allocate memory for requested buffer of size 9",
                "CUBLAS failure 3: CUBLAS_STATUS_ALLOC_FAILED",
                "std::bad_alloc"
            })
    void knowsTheSignsOfShortMemory(String reason) {
        assertThat(OnnxCalculator.tellsOfNoMemory(reason)).isTrue();
        assertThat(OnnxCalculator.tellsOfNoMemory("Exiting due to terminate flag"))
                .isFalse();
    }

    @Test
    void refusesUseOnceClosedAndClosesTwice() throws IOException {
        OnnxGenerator generator = OnnxGenerator.open(TinyModels.nearest(2, CARD), CPU);

        generator.close();
        generator.close();

        assertThatThrownBy(() -> generator.enhance(List.of(TinyModels.ramp(1, 1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("tiny.onnx is closed");
    }

    @Test
    void refusesASecondThread() throws IOException {
        AtomicReference<String> refusal = new AtomicReference<>("");
        Image image = TinyModels.ramp(1, 1);
        try (ModelSession session = ModelSession.open(TinyModels.nearest(2, CARD), 1, CPU)) {
            Runnable meanwhile =
                    () -> CompletableFuture.runAsync(() -> session.run(List.of(List.of(image)), new Box(0, 0, 2, 2)))
                            .exceptionally(e -> {
                                refusal.set(String.valueOf(e.getCause()));
                                return null;
                            })
                            .join();

            session.run(List.of(new Interrupting(image, meanwhile)), new Box(0, 0, 2, 2));
        }

        assertThat(refusal.get()).isEqualTo("java.lang.IllegalStateException: tiny.onnx is in use by another thread");
    }

    @Test
    void calculatesTheSameWithAnyNumberOfThreads() throws IOException {
        Random random = new Random(1);
        float[] kernel = new float[32 * 32 * 9];
        float[] head = new float[32 * 9];
        float[] tail = new float[4 * 32];
        for (float[] values : List.of(kernel, head, tail)) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian() / 16;
            }
        }
        StoredModel model = TinyModels.model(
                CARD,
                1,
                (graph, input) -> graph.depthToSpace(
                        "sr",
                        graph.convolution(
                                "tail",
                                graph.convolution(
                                        "body",
                                        graph.convolution("head", input, Values.of(head, 32, 1, 3, 3), 1),
                                        Values.of(kernel, 32, 32, 3, 3),
                                        1),
                                Values.of(tail, 4, 32, 1, 1),
                                0),
                        2));
        List<Image> images = List.of(TinyModels.ramp(61, 47), TinyModels.ramp(61, 47));

        List<float[]> results = new ArrayList<>();
        for (int threads : new int[] {1, 2, 3, 4}) {
            try (OnnxGenerator generator = OnnxGenerator.open(model, SessionSettings.cpu(threads))) {
                results.add(generator.enhance(images).get(1).pixels());
                results.add(generator.enhance(images.subList(0, 1)).get(0).pixels());
            }
        }

        assertThat(results).allSatisfy(pixels -> assertThat(pixels).isEqualTo(results.get(0)));
    }

    @ParameterizedTest
    @EnumSource(Allocation.class)
    void keepsNoMemoryForSizesGoneBy(Allocation allocation) throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "Needs Linux to say how large a process is");
        ProcessBuilder soak = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms128m",
                        "-Xmx128m",
                        "-XX:+AlwaysPreTouch",
                        "--enable-native-access=ALL-UNNAMED",
                        Soak.class.getName(),
                        allocation.name())
                .redirectError(Redirect.INHERIT);
        soak.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        String said;

        try (InputStream output = soak.start().getInputStream()) {
            said = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
        }

        assertThat(said).as("growth in kB").matches("-?\\d+");
        assertThat(Long.parseLong(said))
                .as("growth in kB; the results alone are 150 000")
                .isLessThan(32_000);
    }

    @Test
    void fallsBackToTheProcessorsAndSaysWhy() throws IOException {
        try (OnnxGenerator generator = OnnxGenerator.open(TinyModels.nearest(2, CARD), SessionSettings.DEFAULT)) {
            assertThat(generator.execution().provider()).isEqualTo(Provider.CPU);
            assertThat(generator.execution().fallbackReason()).contains("CUDA");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Provider.class,
            names = {"CUDA", "TENSORRT"})
    void refusesWhenTheDeviceThatWasAskedForIsNotThere(Provider provider) {
        assertThatThrownBy(() -> OnnxGenerator.open(TinyModels.nearest(2, CARD), CPU.with(provider)))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageStartingWith("tiny.onnx cannot be opened on %s: ", provider)
                .hasMessageContaining("provider");
    }

    @Test
    void namesTheFileThatIsNoModel() throws IOException {
        Path file = folder.resolve("broken.onnx");
        byte[] bytes = TinyModels.nearest(2, CARD).bytes();
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        String sha256 = StoredModel.of("", Files.readAllBytes(file), CARD).sha256();
        Files.writeString(CardFile.of(file), new CardFile(sha256, CARD).toJson());

        assertThatThrownBy(() -> OnnxGenerator.open(file, CPU))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageStartingWith("%s cannot be opened on CPU: ", file);
    }

    @Test
    void refusesCardsThatDoNotFit() {
        GeneratorCard four = Cards.generator(4, null);
        StoredModel fourfold = TinyModels.nearest(2, four);
        StoredModel swapped =
                StoredModel.of("tiny.onnx", TinyModels.nearest(2, CARD).bytes(), four);

        assertThatThrownBy(() -> OnnxGenerator.open(fourfold, CPU))
                .isInstanceOf(UnusableModelException.class)
                .hasMessage("tiny.onnx does not do what its card says: "
                        + "tiny.onnx gave [1, 1, 16, 16], wanted [1, 1, 32, 32]");
        assertThatThrownBy(() -> OnnxGenerator.open(swapped, CPU))
                .hasMessage("tiny.onnx carries a card of nearest@1.0.0, the one with it is of nearest@1.0.0 "
                        + "and says something else");
        assertThatThrownBy(() -> OnnxGenerator.open(TinyModels.bright(1, Cards.detector(1, null)), CPU))
                .hasMessage("tiny.onnx is a detector, wanted a generator");
        assertThatThrownBy(() -> OnnxGenerator.open(TinyModels.bright(3, CARD), CPU))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageEndingWith(", wanted one input of 32-bit floats, (N, 1, H, W)");
    }

    @Test
    void refusesAModelWithoutACard() {
        StoredModel model = StoredModel.of("bare.onnx", TinyModels.bare(), CARD);

        assertThatThrownBy(() -> OnnxGenerator.open(model, CPU))
                .hasMessage("bare.onnx carries no card: its metadata lacks lfsr.card");
    }

    @Test
    void triesTheGoldenSlice() {
        StoredImage input = StoredImage.of(TinyModels.ramp(2, 1));
        Image right = new Image(4, 2, new float[] {0, 0, 1 / 16f, 1 / 16f, 0, 0, 1 / 16f, 1 / 16f});
        Image wrong = new Image(4, 2, new float[8]);
        GoldenSlice good = new GoldenSlice(List.of(input), StoredImage.of(right), 1e-3);
        GoldenSlice bad = new GoldenSlice(List.of(input), StoredImage.of(wrong), 1e-3);

        assertThatCode(() -> OnnxGenerator.open(TinyModels.nearest(2, Cards.generator(2, good)), CPU)
                        .close())
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> OnnxGenerator.open(TinyModels.nearest(2, Cards.generator(2, bad)), CPU))
                .isInstanceOf(UnusableModelException.class)
                .hasMessage("tiny.onnx does not do what its card says: "
                        + "Golden slice came back with 0.0625 at (2, 0), not 0.0 give or take 0.001");
    }

    /** A sample during whose copying something else happens. */
    private static final class Interrupting extends AbstractList<Image> {

        private final Image image;
        private final Runnable meanwhile;

        Interrupting(Image image, Runnable meanwhile) {
            this.image = image;
            this.meanwhile = meanwhile;
        }

        @Override
        public Image get(int index) {
            return image;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public void forEach(Consumer<? super Image> action) {
            meanwhile.run();
            super.forEach(action);
        }
    }
}
