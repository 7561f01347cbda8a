package org.lfsr.service.configuration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import org.lfsr.imaging.Axis;
import org.lfsr.pipeline.OutsideCompetence;

/** Which scans are taken. */
@ConfigMapping(prefix = "lfsr.reading")
public interface ReadingConfiguration {

    /** The most bytes that a scan's object may have. */
    @WithDefault("2G")
    MemorySize maxSize();

    /** The most voxels that a scan may have; each takes four bytes of memory. */
    @WithDefault("67108864")
    @Min(1)
    int maxVoxels();

    /** The axis that slices lie across, as stored: x, y or z. */
    @WithDefault("z")
    Axis sliceAxis();

    /** What becomes of scans that the models were not made for: reject, or warn. */
    @WithDefault("reject")
    OutsideCompetence outsideCompetence();
}
