package org.lfsr.service.configuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.util.Optional;
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

    /** What is made of scans that are DICOM, besides: as-source, deidentified, or none. */
    @WithDefault("as-source")
    DicomForm dicom();

    /** The secret that de-identified series' identifiers are made with. */
    Optional<String> deidentificationKey();

    /** Derived DICOM series. */
    enum DicomForm {
        /** Of the patient and the study that the source is of. */
        AS_SOURCE,
        /** Of a patient that is called as the scan. */
        DEIDENTIFIED,
        /** None. */
        NONE
    }
}
