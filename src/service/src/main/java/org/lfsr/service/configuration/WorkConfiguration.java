package org.lfsr.service.configuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How many scans are at work, and for how long. */
@ConfigMapping(prefix = "lfsr.work")
public interface WorkConfiguration {

    /** How many scans are at work at once, from fetching to storing. */
    @WithDefault("6")
    @Min(1)
    int scans();

    /** How many scans lie in memory, read and not yet enhanced. */
    @WithDefault("3")
    @Min(1)
    int preparedAhead();

    /** How many voxels those may have together, counting one that is being read as the largest allowed. */
    @WithDefault("134217728")
    @Min(1)
    long preparedVoxels();

    /** How many scans lie in memory, enhanced and not yet stored. */
    @WithDefault("3")
    @Min(1)
    int finished();

    /** How many threads fetch and decode. */
    @WithDefault("3")
    @Min(1)
    int readers();

    /** How many threads check, encode and store. */
    @WithDefault("2")
    @Min(1)
    int writers();

    /** How long an attempt at a scan may take. */
    @WithDefault("30m")
    Duration deadline();

    /** How long scans at work are waited for when the service stops; then others do them. */
    @WithDefault("25s")
    Duration stopWithin();
}
