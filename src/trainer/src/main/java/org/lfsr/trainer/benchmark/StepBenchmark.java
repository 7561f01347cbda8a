package org.lfsr.trainer.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lfsr.trainer.torch.AbruptEnd;
import org.lfsr.trainer.torch.Hardware;
import org.lfsr.trainer.torch.Precision;
import org.lfsr.trainer.torch.ProcessorChoice;
import org.lfsr.trainer.torch.Torch;

/**
 * Prints how long a training step of each network takes, a line a case: network, batch, size, precision, layout and the
 * median in milliseconds; with a Python that has PyTorch also its median and the ratio of the two, measured right after
 * one another.
 *
 * <p>Arguments: threads, steps, and either nothing or the Python interpreter and the peer's script.
 */
public final class StepBenchmark {

    private final int threads;
    private final int steps;
    private final List<PythonPeer> peer;

    private StepBenchmark(String[] arguments) {
        threads = Integer.parseInt(arguments[0]);
        steps = Integer.parseInt(arguments[1]);
        peer = arguments.length == 2 ? List.of() : List.of(new PythonPeer(arguments[2], arguments[3]));
    }

    /** Measures all networks. */
    public static void main(String[] arguments) {
        if (arguments.length != 2 && arguments.length != 4) {
            throw new IllegalArgumentException(
                    "Wanted threads, steps and perhaps interpreter and script, found %d arguments"
                            .formatted(arguments.length));
        }
        new StepBenchmark(arguments).run();
    }

    @SuppressWarnings("try") // Works by being open, nobody refers to it.
    private void run() {
        try (AbruptEnd end = new AbruptEnd()) {
            measure();
        }
    }

    private void measure() {
        Torch.threads(threads);
        StepTimer timer = new StepTimer(ProcessorChoice.AUTO.resolve(), steps);
        System.out.println("# " + Hardware.current() + ", threads " + threads + ", " + timer);
        System.out.println(
                "network batch size precision layout milliseconds" + (peer.isEmpty() ? "" : " python ratio"));
        for (BenchmarkCase size : BenchmarkCase.SIZES) {
            for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
                for (Layout layout : Layout.values()) {
                    print(timer, size.with(precision, layout));
                }
            }
        }
    }

    private void print(StepTimer timer, BenchmarkCase measured) {
        double own = timer.milliseconds(measured);
        List<String> columns = new ArrayList<>(measured.columns());
        columns.add(decimal(own));
        for (PythonPeer python : peer) {
            double other = python.milliseconds(measured, threads, steps);
            columns.add(decimal(other));
            columns.add(decimal(own / other));
        }
        System.out.println(String.join(" ", columns));
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
