package org.lfsr.local.command;

import java.net.URI;
import java.util.List;
import org.lfsr.events.ObjectLocation;
import org.lfsr.local.Buckets;
import org.lfsr.local.LocalStack;
import org.lfsr.local.Topics;

/** How to use a stack that goes on running. */
final class Manual {

    private final LocalStack stack;
    private final URI service;
    private final ObjectLocation sent;

    /**
     * Prepares to explain.
     *
     * @param sent a scan that lies in the store
     */
    Manual(LocalStack stack, URI service, ObjectLocation sent) {
        this.stack = stack;
        this.service = service;
        this.sent = sent;
    }

    /** The lines, in order. */
    List<String> lines() {
        return List.of(
                "",
                "Running until Ctrl-C:",
                "  Kafka    %s, topics %s and %s".formatted(stack.bootstrapServers(), Topics.NEW, Topics.COMPLETED),
                "  S3       %s, buckets %s and %s, access key %s, secret key %s"
                        .formatted(
                                stack.storeEndpoint(),
                                Buckets.SCANS,
                                Buckets.ENHANCED,
                                stack.credentials().accessKey(),
                                stack.credentials().secretKey()),
                "  Service  %s, health at /q/health, metrics at /q/metrics".formatted(service),
                "",
                "Send a scan that lies in the store (as the one before does):",
                "  curl -H 'Content-Type: application/json' %s/scans \\".formatted(service),
                "    -d '{\"scanId\": \"again\", \"location\": {\"bucket\": \"%s\", \"key\": \"%s\"}}'"
                        .formatted(sent.getBucket(), sent.getKey()),
                "  curl %s/scans/again".formatted(service),
                "",
                "Watch results come, segmented by a sample consumer:",
                "  java -jar src/example/target/example-0.1.0.jar %s %s"
                        .formatted(stack.bootstrapServers(), stack.storeEndpoint()));
    }
}
