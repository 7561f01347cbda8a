package org.lfsr.service.configuration;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidatorImpl;
import java.util.Map;

/** Configurations read from keys, as Quarkus reads them. */
final class Mappings {

    private Mappings() {}

    static <T> T of(Class<T> type, Map<String, String> keys) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withValidator(new BeanValidationConfigValidatorImpl())
                .withMapping(type)
                .withSources(new PropertiesConfigSource(keys, "test", 100))
                .build()
                .getConfigMapping(type);
    }
}
