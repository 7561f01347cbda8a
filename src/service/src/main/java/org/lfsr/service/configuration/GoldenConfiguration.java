package org.lfsr.service.configuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the models are tried while they are in use. */
@ConfigMapping(prefix = "lfsr.golden")
public interface GoldenConfiguration {

    /** How often each model is given its golden slice; "off" for never. At start it always is. */
    @WithDefault("10m")
    String every();
}
