package org.lfsr.trainer.run;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lfsr.trainer.config.RunConfiguration;
import org.lfsr.trainer.data.DataSplit;
import org.lfsr.trainer.data.Share;
import org.lfsr.trainer.network.SafeTensors;
import org.lfsr.trainer.torch.Hardware;
import org.lfsr.trainer.torch.Torch;

/**
 * What a run was made from, and on what.
 *
 * @param commit the commit that the trainer was built from, and whether files were changed since; "unknown" outside a
 *     repository
 * @param seed the run's seed
 * @param dataDigest the SHA-256 over all files of the data
 * @param startSha256 the digest of the weights that the run started from; null where they were random
 * @param processes how many trained together, each with the configuration's batch
 * @param trainingPatients who was learned from
 * @param validationPatients who was chosen by
 * @param java the Java version and vendor
 * @param libtorch the version of libtorch
 * @param system operating system and architecture
 * @param hardware what libtorch computes on
 */
public record Provenance(
        String commit,
        long seed,
        String dataDigest,
        @JsonSetter(nulls = Nulls.SET) @Nullable String startSha256,
        int processes,
        Set<String> trainingPatients,
        Set<String> validationPatients,
        String java,
        String libtorch,
        String system,
        Hardware hardware) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    /**
     * Describes a run that is about to begin here.
     *
     * @throws IOException if the network that it starts from cannot be read
     */
    public static Provenance of(RunConfiguration run, DataSplit data, Share share) throws IOException {
        return new Provenance(
                builtFrom(),
                run.seed(),
                data.digest(),
                run.start() == null
                        ? null
                        : SafeTensors.read(run.start()).state().sha256(),
                share.processes(),
                DataSplit.patients(data.training()),
                DataSplit.patients(data.validation()),
                System.getProperty("java.vendor") + " " + System.getProperty("java.version"),
                Torch.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Hardware.current());
    }

    /**
     * Reads a run's file.
     *
     * @throws TrainingException if it is not there, or is none; the message names the file
     * @throws IOException if it cannot be read
     */
    public static Provenance read(Path file) throws IOException, TrainingException {
        try {
            return JSON.readValue(Files.readString(file), Provenance.class);
        } catch (NoSuchFileException e) {
            throw new TrainingException("No provenance at %s".formatted(file), e);
        } catch (JacksonException e) {
            throw new TrainingException("%s is no run's provenance: %s".formatted(file, e.getOriginalMessage()), e);
        }
    }

    /** Writes a run's file. */
    public void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), this);
    }

    private static String builtFrom() throws IOException {
        try (InputStream stream = Provenance.class.getResourceAsStream("/org/lfsr/trainer/git.properties")) {
            Properties build = new Properties();
            if (stream != null) {
                build.load(stream);
            }
            String commit = build.getProperty("git.commit.id.full", "unknown");
            return Boolean.parseBoolean(build.getProperty("git.dirty")) ? commit + ", changed" : commit;
        }
    }
}
