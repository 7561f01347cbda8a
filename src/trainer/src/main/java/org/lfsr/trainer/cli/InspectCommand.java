package org.lfsr.trainer.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.lfsr.trainer.export.ModelReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = {
            "Prints what a model says of itself: what it is for and what not, what it was made from, how good it was "
                    + "in validation, what goes in and out.",
            "",
            "Fails if the file is no model that export has made, or not the one that the card beside it is of."
        })
final class InspectCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "The model, NAME.onnx.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws Exception {
        ModelReport.of(file).forEach(System.out::println);
        return 0;
    }
}
