package org.lfsr.trainer.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What training costs, beside the seed paper's figures.
 *
 * @param rows the runs
 */
record CostTable(List<Row> rows) {

    private static final double BYTES_PER_MIB = 1 << 20;

    private static final String PROTOCOL = """
            # Cost of training

            Step: the median, with the wait for its samples, without validation. Epoch: as many steps as see every \
            sample once. Memory: the process's resident memory at its highest, validation included, without a GPU's. \
            "paper": Zhu, Yang and Lio 2019, on a TITAN Xp with other data; its name is the run's, such as LFSR x2.

            """;

    /**
     * A run.
     *
     * @param name what it trains
     * @param cost its cost, if it has been measured
     */
    record Row(String name, Optional<Cost> cost) {}

    /** Writes {@code cost.md} and {@code cost.csv}. */
    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("cost.md"), PROTOCOL + table().markdown());
        table().writeCsv(folder.resolve("cost.csv"));
    }

    private Table table() {
        return new Table(
                List.of("run", "s/step", "steps/epoch", "s/epoch", "s/epoch, paper", "peak memory in MiB"),
                rows.stream().map(CostTable::line).toList());
    }

    private static List<String> line(Row row) {
        Optional<Cost> cost = row.cost();
        return List.of(
                row.name(),
                Table.fixed(cost.map(Cost::secondsPerStep), 3),
                cost.map(known -> String.valueOf(known.stepsPerEpoch())).orElse(Table.NONE),
                Table.fixed(cost.map(Cost::secondsPerEpoch), 1),
                Table.fixed(Paper.secondsPerEpoch(row.name()), 1),
                Table.fixed(cost.map(Cost::peakResidentBytes).map(bytes -> bytes / BYTES_PER_MIB), 0));
    }
}
