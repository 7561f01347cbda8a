package org.lfsr.local;

import java.util.List;

/** The buckets that the service reads from and writes to. */
public final class Buckets {

    /** Where scans lie. */
    public static final String SCANS = "scans";

    /** Where results go. */
    public static final String ENHANCED = "enhanced";

    private Buckets() {}

    static List<String> all() {
        return List.of(SCANS, ENHANCED);
    }
}
