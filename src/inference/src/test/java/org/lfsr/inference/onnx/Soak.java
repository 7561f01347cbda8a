package org.lfsr.inference.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.lfsr.inference.Cards;
import org.lfsr.inference.onnx.SessionSettings.Allocation;
import org.lfsr.inference.onnx.SessionSettings.Precision;
import org.lfsr.inference.onnx.SessionSettings.Waiting;

/**
 * Runs a generator on images of many sizes, and prints by how many kilobytes the process grew meanwhile. For a process
 * of its own, whose heap is all there from the beginning, so that what grows is not the heap.
 */
final class Soak {

    private static final int RUNS = 600;
    private static final int LARGEST_SIDE = 256;

    private Soak() {}

    public static void main(String[] arguments) throws IOException {
        SessionSettings settings = new SessionSettings(
                Provider.CPU, 0, 1, Allocation.valueOf(arguments[0]), Waiting.SLEEP, Precision.FP32);
        Random random = new Random(2);
        try (OnnxGenerator generator = OnnxGenerator.open(TinyModels.nearest(2, Cards.generator(2, null)), settings)) {
            run(generator, random);
            long before = residentKilobytes();
            run(generator, random);
            System.out.println(residentKilobytes() - before);
        }
    }

    private static void run(OnnxGenerator generator, Random random) {
        for (int i = 0; i < RUNS; i++) {
            generator.enhance(
                    List.of(TinyModels.ramp(1 + random.nextInt(LARGEST_SIDE), 1 + random.nextInt(LARGEST_SIDE))));
        }
    }

    private static long residentKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
