package org.lfsr.service.configuration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the objects are. */
@ConfigMapping(prefix = "lfsr.store")
public interface StoreConfiguration {

    /** The S3 server: http or https, host and port. */
    @WithDefault("http://localhost:9000")
    URI endpoint();

    /** The region that requests are signed for. */
    @WithDefault("us-east-1")
    @NotBlank
    String region();

    /** A folder with the keys as files, which may be changed at any time; in place of the three below. */
    Optional<Path> keys();

    /** The public part of the keys. */
    Optional<String> accessKey();

    /** The secret part of the keys. */
    Optional<String> secretKey();

    /** Goes with keys that were lent for some time. */
    Optional<String> sessionToken();

    /** A PEM file with the certificates to trust; without it those that Java trusts. */
    Optional<Path> certificates();

    /** How long to wait for a connection. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** How long to wait for the next bytes of an answer. */
    @WithDefault("30s")
    Duration readTimeout();

    /** How long to wait for the next bytes of a request to be taken. */
    @WithDefault("30s")
    Duration writeTimeout();

    /** How long a request may take in all; not for objects being read. */
    @WithDefault("2m")
    Duration callTimeout();

    /** How often a request is tried again at once; the scan's own retries come on top. */
    @WithDefault("4")
    @Min(0)
    int retries();

    /** The size of the parts in which objects are sent; up to three are in memory for each. */
    @WithDefault("16M")
    MemorySize partSize();
}
