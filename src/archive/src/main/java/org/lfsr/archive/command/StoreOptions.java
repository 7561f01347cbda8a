package org.lfsr.archive.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.s3.S3Configuration;
import org.lfsr.storage.s3.S3Credentials;
import org.lfsr.storage.s3.S3ObjectStore;
import org.lfsr.storage.s3.S3Retries;
import org.lfsr.storage.s3.S3Timeouts;
import picocli.CommandLine.Option;

/** Where the objects are. Keys come by the environment alone, so that nobody reads them in a list of processes. */
final class StoreOptions {

    private static final String ACCESS_KEY = "LFSR_STORE_ACCESS_KEY";
    private static final String SECRET_KEY = "LFSR_STORE_SECRET_KEY";
    private static final String SESSION_TOKEN = "LFSR_STORE_SESSION_TOKEN";
    private static final int PART_SIZE_BYTES = 16 << 20;

    private final Map<String, String> environment;

    @Option(
            names = "--store-endpoint",
            paramLabel = "URL",
            defaultValue = "${env:LFSR_STORE_ENDPOINT:-http://localhost:9000}",
            description = "The S3 server. Default: $LFSR_STORE_ENDPOINT, or http://localhost:9000.")
    private @Nullable URI endpoint;

    @Option(
            names = "--store-region",
            paramLabel = "NAME",
            defaultValue = "${env:LFSR_STORE_REGION:-us-east-1}",
            description = "What requests are signed for. Default: $LFSR_STORE_REGION, or us-east-1.")
    private @Nullable String region;

    @Option(
            names = "--store-certificates",
            paramLabel = "PEM",
            defaultValue = "${env:LFSR_STORE_CERTIFICATES}",
            description = "The certificates to trust. Default: $LFSR_STORE_CERTIFICATES, or those that Java trusts.")
    private @Nullable Path certificates;

    StoreOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Opens the store; whoever calls closes it. */
    ObjectStore open() throws IOException {
        return new S3ObjectStore(configuration());
    }

    private S3Configuration configuration() {
        S3Credentials keys = new S3Credentials(
                required(ACCESS_KEY), required(SECRET_KEY), Optional.ofNullable(environment.get(SESSION_TOKEN)));
        return new S3Configuration(
                Options.given(endpoint),
                Options.given(region),
                () -> keys,
                Optional.ofNullable(certificates),
                S3Timeouts.DEFAULT,
                S3Retries.DEFAULT,
                PART_SIZE_BYTES);
    }

    private String required(String variable) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The environment variable %s must be set".formatted(variable));
        }
        return value;
    }
}
