package org.lfsr.trainer.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.lfsr.trainer.network.NumberFormat;
import org.lfsr.trainer.network.SafeTensors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "compact",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a network half as large, in 16-bit floats: to keep it, to start another run from it, or to compare "
                    + "with it by evaluate.",
            "",
            "The new file says which weights it is of (rounded-from, a SHA-256).",
            "",
            "Example: trainer compact runs/srgan-x2/last.network models/comparison/srgan-x2.network"
        })
final class CompactCommand implements Callable<Integer> {

    private static final String ORIGIN = "rounded-from";

    @Parameters(index = "0", paramLabel = "NETWORK", description = "The network, as a run writes it.")
    private Path network = Path.of("");

    @Parameters(index = "1", paramLabel = "FILE", description = "The file to write.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws Exception {
        SafeTensors content = SafeTensors.read(network);
        Map<String, String> words = new TreeMap<>(content.metadata());
        words.put(ORIGIN, content.state().sha256());
        new SafeTensors(words, content.state()).write(file, NumberFormat.F16);
        System.out.println(file);
        return 0;
    }
}
