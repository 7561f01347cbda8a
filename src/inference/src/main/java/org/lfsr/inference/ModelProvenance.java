package org.lfsr.inference;

import java.util.List;

/**
 * What a model was made from, and by what: enough to make it again. No patient is named, and no date, so that the same
 * run gives the same file.
 *
 * @param dataSha256 the digest over all files that it was trained and chosen by
 * @param trainingPatients how many patients it was trained on
 * @param validationPatients how many others it was chosen by
 * @param configurationSha256 the digest of the run's configuration
 * @param weightsSha256 the digest of the trained network's state
 * @param weights which of the run's networks it is
 * @param stages what each stage of the run minimized, in words
 * @param seed the run's seed
 * @param commit the commit that the trainer was built from
 * @param trainer the trainer's version
 * @param java the Java that the run used
 * @param libtorch the libtorch that the run used
 * @param system the operating system and architecture of the run
 * @param opset the version of the ONNX operators that the model uses
 */
public record ModelProvenance(
        String dataSha256,
        int trainingPatients,
        int validationPatients,
        String configurationSha256,
        String weightsSha256,
        String weights,
        List<String> stages,
        long seed,
        String commit,
        String trainer,
        String java,
        String libtorch,
        String system,
        int opset) {

    /**
     * Checks that everything is said.
     *
     * @throws IllegalArgumentException if something is not
     */
    public ModelProvenance {
        Checks.digest("provenance.dataSha256", dataSha256);
        Checks.atLeast(1, "provenance.trainingPatients", trainingPatients);
        Checks.atLeast(1, "provenance.validationPatients", validationPatients);
        Checks.digest("provenance.configurationSha256", configurationSha256);
        Checks.digest("provenance.weightsSha256", weightsSha256);
        Checks.text("provenance.weights", weights);
        stages = Checks.notEmpty("provenance.stages", stages);
        Checks.text("provenance.commit", commit);
        Checks.text("provenance.trainer", trainer);
        Checks.text("provenance.java", java);
        Checks.text("provenance.libtorch", libtorch);
        Checks.text("provenance.system", system);
        Checks.atLeast(1, "provenance.opset", opset);
    }
}
