package org.lfsr.service.configuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import org.lfsr.pipeline.delivery.DeliverySettings;

/** Where results go. */
@ConfigMapping(prefix = "lfsr.output")
public interface OutputConfiguration {

    /** The bucket for results, which exists. */
    @WithDefault("lfsr-results")
    @NotBlank
    String bucket();

    /** What the keys of results begin with. */
    @WithDefault("enhanced")
    @NotBlank
    String prefix();

    /** Whether there is a picture of each lesion: png, or none. */
    @WithDefault("png")
    DeliverySettings.Previews previews();
}
