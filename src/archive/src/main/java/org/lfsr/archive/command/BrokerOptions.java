package org.lfsr.archive.command;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lfsr.messaging.ClientSettings;
import org.lfsr.messaging.RejectionLog;
import org.lfsr.messaging.RequestProducer;
import picocli.CommandLine.Option;

/** Where requests go. How to log in comes by the environment alone. */
final class BrokerOptions {

    private final Map<String, String> environment;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-localhost:9092}",
            description = "The broker. Default: $KAFKA_BOOTSTRAP_SERVERS, or localhost:9092.")
    private @Nullable String servers;

    @Option(
            names = "--topic",
            paramLabel = "NAME",
            defaultValue = "${env:LFSR_INTAKE_TOPICS_REPROCESS:-lfsr.scans.reprocess}",
            description = "The topic for scans of the archive. Default: $LFSR_INTAKE_TOPICS_REPROCESS, or "
                    + "lfsr.scans.reprocess.")
    private @Nullable String topic;

    @Option(
            names = "--completed-topic",
            paramLabel = "NAME",
            defaultValue = "${env:LFSR_INTAKE_TOPICS_COMPLETED:-lfsr.scans.completed}",
            description = "The topic that says what was rejected. Default: $LFSR_INTAKE_TOPICS_COMPLETED, or "
                    + "lfsr.scans.completed.")
    private @Nullable String completed;

    BrokerOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Opens a producer; whoever calls closes it. */
    RequestProducer open() throws IOException {
        return RequestProducer.open(settings(), Options.given(topic));
    }

    /** Opens a reader of what was rejected since a moment; whoever calls closes it. */
    RejectionLog rejections(Instant since) throws IOException {
        return RejectionLog.open(settings(), Options.given(completed), since);
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(ClientSettings.ofEnvironment(environment));
        settings.put("bootstrap.servers", Options.given(servers));
        return settings;
    }
}
