package org.lfsr.service.configuration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import org.lfsr.imaging.Axis;
import org.lfsr.pipeline.OutsideCompetence;

/** Which scans are taken. */
@ConfigMapping(prefix = "lfsr.reading")
public interface ReadingConfiguration {

    /** The most bytes that a scan's object may have. */
    @WithDefault("2G")
    MemorySize maxSize();

    /** The most voxels that a scan may have; each takes four bytes of memory. Four bytes of DICOM count as one, too. */
    @WithDefault("67108864")
    @Min(1)
    int maxVoxels();

    /** The axis that slices lie across, as stored: x, y or z. */
    @WithDefault("z")
    Axis sliceAxis();

    /** What becomes of scans that the models were not made for: reject, or warn. */
    @WithDefault("reject")
    OutsideCompetence outsideCompetence();

    /** When a DICOM series below a prefix is whole. */
    DicomConfiguration dicom();

    /** When a DICOM series below a prefix is whole, where its request names no count. */
    interface DicomConfiguration {

        /** The name, below the prefix, of the object that is written last; without it the quiet time tells. */
        Optional<String> marker();

        /** How long nothing must have been added. */
        @WithDefault("30s")
        Duration quietTime();

        /** How long after the last addition an incomplete series is still waited for. */
        @WithDefault("1m")
        Duration patience();
    }
}
