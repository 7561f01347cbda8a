package org.lfsr.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The folder of a broker's data, formatted for it.
 *
 * @param path absolute
 */
record BrokerFolder(Path path) {

    private static final int NODE_ID = 1;

    /**
     * Makes a folder ready for a broker; one that is ready already is left as it is.
     *
     * @throws IOException if it cannot be made or written to
     */
    static BrokerFolder ready(Path path) throws IOException {
        BrokerFolder folder = new BrokerFolder(path.toAbsolutePath().normalize());
        folder.format();
        return folder;
    }

    /** What a broker on this folder and these ports is started with. */
    Properties properties(Ports ports) throws IOException {
        Properties properties = new Properties();
        try (InputStream fixed = Objects.requireNonNull(BrokerFolder.class.getResourceAsStream("broker.properties"))) {
            properties.load(fixed);
        }
        String client = "PLAINTEXT://%s:%d".formatted(Ports.LOOPBACK, ports.client());
        String controller = "%s:%d".formatted(Ports.LOOPBACK, ports.controller());
        properties.setProperty("listeners", client + ",CONTROLLER://" + controller);
        properties.setProperty("advertised.listeners", client);
        properties.setProperty("controller.quorum.voters", NODE_ID + "@" + controller);
        properties.setProperty("log.dirs", path.toString());
        return properties;
    }

    private void format() throws IOException {
        if (Files.exists(path.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(path);
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setNodeId(NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(path.toString())
                    .setDirectories(List.of(path.toString()))
                    .setPrintStream(nowhere)
                    .run();
        } catch (Exception e) { // what the formatter declares
            throw new IOException("Folder %s cannot be made ready for a broker".formatted(path), e);
        }
    }
}
