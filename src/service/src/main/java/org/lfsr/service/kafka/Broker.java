package org.lfsr.service.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.Map;

/** What all clients of the broker are set to: where it is, and every other {@code kafka.*} key, so TLS and SASL too. */
@Singleton
public final class Broker {

    private final Map<String, Object> settings;

    Broker(@Identifier("default-kafka-broker") Map<String, Object> settings) {
        this.settings = Map.copyOf(settings);
    }

    /** The settings, by their names in Kafka; may hold secrets. */
    public Map<String, Object> settings() {
        return settings;
    }
}
