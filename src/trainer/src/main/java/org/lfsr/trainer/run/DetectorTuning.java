package org.lfsr.trainer.run;

import java.io.IOException;
import java.nio.file.Path;
import org.lfsr.trainer.config.ConfigurationException;
import org.lfsr.trainer.config.ConfigurationFile;
import org.lfsr.trainer.config.DetectorRun;
import org.lfsr.trainer.data.DataException;
import org.lfsr.trainer.data.DataSplit;
import org.lfsr.trainer.evaluation.Detection;
import org.lfsr.trainer.evaluation.Lookout;
import org.lfsr.trainer.evaluation.OperatingPoints;
import org.lfsr.trainer.evaluation.OperatingRuleFile;
import org.lfsr.trainer.evaluation.TorchDetector;
import org.lfsr.trainer.network.LesionNet;
import org.lfsr.trainer.network.NetworkFile;
import org.lfsr.trainer.network.SafeTensors;
import org.lfsr.trainer.torch.Processor;

/**
 * Chooses the operating points of the detector that a run keeps on all lesion slices of the run's validation scans and
 * as many without a lesion, and keeps them in the run's folder.
 *
 * @param folder the run's folder
 */
public record DetectorTuning(RunFolder folder) {

    private static final int ALL = 1;

    /**
     * Chooses, and writes {@code operating-point.json} and {@code detection.json}.
     *
     * @return the operating points and what the detector does there
     * @throws ConfigurationException if there is no run of a detector in the folder
     * @throws DataException if the scans cannot be used
     * @throws IOException if the network cannot be read, or the file not written
     */
    public OperatingPoints.Choice choose() throws IOException, ConfigurationException, DataException {
        if (!(ConfigurationFile.read(folder.configuration()) instanceof DetectorRun run)) {
            throw new ConfigurationException("%s trains no detector".formatted(folder.configuration()));
        }
        OperatingPoints.Choice choice = search(run);
        OperatingRuleFile.write(choice.rule(), folder.operatingPoint());
        String weights = SafeTensors.read(network(run)).state().sha256();
        new Detection(weights, choice.rule(), choice.figures()).write(folder.detection());
        return choice;
    }

    private Path network(DetectorRun run) {
        return folder.network(run.watch().keep());
    }

    private OperatingPoints.Choice search(DetectorRun run) throws IOException, DataException {
        DataSplit data = DataSplit.open(run.data());
        Processor processor = run.machine().device().resolve();
        try (LesionNet network = NetworkFile.read(network(run)).detector()) {
            network.place(processor);
            return OperatingPoints.search(
                    new TorchDetector(network, network.shape(), processor),
                    Lookout.chosen(DataSplit.slices(data.validation()), ALL),
                    run.scenes().scales(),
                    OperatingPoints.REACHES_MM);
        }
    }
}
