package org.lfsr.trainer.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lfsr.trainer.config.ConfigurationException;
import org.lfsr.trainer.config.ConfigurationFile;
import org.lfsr.trainer.config.DetectorRun;
import org.lfsr.trainer.config.GeneratorRun;
import org.lfsr.trainer.config.RunConfiguration;
import org.lfsr.trainer.config.Weights;
import org.lfsr.trainer.data.DataException;
import org.lfsr.trainer.data.DataSplit;
import org.lfsr.trainer.data.Sha256;
import org.lfsr.trainer.network.NetworkDescription;
import org.lfsr.trainer.network.NetworkState;
import org.lfsr.trainer.network.SafeTensors;
import org.lfsr.trainer.run.Provenance;
import org.lfsr.trainer.run.RunFolder;
import org.lfsr.trainer.run.TrainingException;

/**
 * What a run left behind.
 *
 * @param file the network's file
 * @param weights which of the run's networks it is
 * @param configuration what the run did
 * @param configurationSha256 the digest of the configuration's file
 * @param provenance what it was made from
 * @param network the trained network
 */
record TrainedRun(
        Path file,
        Weights weights,
        RunConfiguration configuration,
        String configurationSha256,
        Provenance provenance,
        SafeTensors network) {

    /**
     * Reads a run's folder.
     *
     * @param asked which of its networks; null for the one that its configuration keeps
     * @throws ExportException if the network is missing, or is not the one that the configuration describes
     * @throws TrainingException if the provenance is missing or broken
     * @throws ConfigurationException if the configuration is missing or broken
     */
    static TrainedRun read(RunFolder folder, @Nullable Weights asked)
            throws IOException, ConfigurationException, TrainingException, ExportException {
        RunConfiguration configuration = ConfigurationFile.read(folder.configuration());
        Weights weights = asked == null ? configuration.watch().keep() : asked;
        Path file = folder.network(weights);
        if (!Files.exists(file)) {
            throw new ExportException(
                    "No network at %s: the run has not come so far, or --weights names the other one".formatted(file));
        }
        SafeTensors network = SafeTensors.read(file);
        requireDescription(file, description(configuration), network.metadata());
        return new TrainedRun(
                file,
                weights,
                configuration,
                Sha256.of(Files.readAllBytes(folder.configuration())),
                Provenance.read(folder.provenance()),
                network);
    }

    /** The trained network's weights. */
    NetworkState state() {
        return network.state();
    }

    /** How many steps it was trained for; fewer than the configuration says if the run was stopped. */
    long steps() {
        String steps = network.metadata().get(NetworkDescription.STEPS);
        return steps == null ? configuration.steps() : Long.parseLong(steps);
    }

    private static Map<String, String> description(RunConfiguration configuration) {
        if (configuration instanceof GeneratorRun run) {
            return NetworkDescription.of(run.network());
        }
        if (configuration instanceof DetectorRun run) {
            return NetworkDescription.of(run.detector());
        }
        throw new AssertionError(configuration);
    }

    private static void requireDescription(Path file, Map<String, String> wanted, Map<String, String> found)
            throws ExportException {
        for (Map.Entry<String, String> entry : new TreeMap<>(wanted).entrySet()) {
            String word = found.get(entry.getKey());
            if (!entry.getValue().equals(word)) {
                throw new ExportException("%s is of another network than its configuration: %s is %s, wanted %s"
                        .formatted(file, entry.getKey(), word, entry.getValue()));
            }
        }
    }

    /**
     * Opens the data that the run used.
     *
     * @throws DataException if it is not there, or has changed since
     */
    DataSplit data() throws IOException, DataException {
        DataSplit data = DataSplit.open(configuration.data());
        if (!data.digest().equals(provenance.dataDigest())) {
            throw new DataException("The data has changed since the run: its SHA-256 is %s, wanted %s"
                    .formatted(data.digest(), provenance.dataDigest()));
        }
        return data;
    }
}
