package org.lfsr.service.configuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;

/** Which archive is done again with the models in use, and when. */
@ConfigMapping(prefix = "lfsr.archive")
public interface ArchiveConfiguration {

    /** What {@link #schedule} says if there is none. */
    String OFF = "off";

    /** When a sweep begins: second, minute, hour, day of month, month, day of week; or off. */
    @WithDefault(OFF)
    @NotBlank
    String schedule();

    /** The archive's bucket; there is no sweep without it. */
    Optional<String> bucket();

    /** What its scans' keys begin with. */
    Optional<String> prefix();

    /** Which NIfTI files are scans, and which instances belong to some, such as *_t1ce.nii.gz; without any, all do. */
    Optional<List<String>> masks();

    /** How many times as fine results shall be; without it as the first generator. */
    Optional<Integer> scale();

    /** How many requests are published at most: a number and /s, /min or /h. */
    @WithDefault("30/min")
    @Pattern(regexp = "[1-9][0-9]{0,5}/(s|min|h)")
    String rate();

    /** The hours of each day in which they are, such as 20:00-06:00; without them at any time. */
    Optional<@Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]") String> offPeak();

    /** Whose clock that is, such as Europe/Zurich; without it this machine's. */
    Optional<String> zone();
}
