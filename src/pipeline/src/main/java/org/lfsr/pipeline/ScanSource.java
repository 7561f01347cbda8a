package org.lfsr.pipeline;

import org.jspecify.annotations.Nullable;
import org.lfsr.storage.ObjectLocation;

/**
 * What a request names: one object, or the objects of a DICOM series below one prefix.
 *
 * @param location where it lies; of a series, the prefix without the slash at its end
 * @param etag the content that is meant; null if any is; of a series always null
 * @param series what is said of the series; null if one object is meant
 */
public record ScanSource(
        ObjectLocation location,
        @Nullable String etag,
        @Nullable Series series) {

    /**
     * Checks that a series has no ETag.
     *
     * @throws IllegalArgumentException if it has
     */
    public ScanSource {
        if (series != null && etag != null) {
            throw new IllegalArgumentException("A series has no ETag, found %s".formatted(etag));
        }
    }

    /** One object. */
    public ScanSource(ObjectLocation location, @Nullable String etag) {
        this(location, etag, null);
    }

    /** The object's key, or the prefix with the slash at its end. */
    public String key() {
        return series == null ? location.key() : location.key() + "/";
    }

    /**
     * A series, an object an instance.
     *
     * @param instanceCount how many instances there will be; null if that is not known
     * @param announcedBy the object below the prefix whose arrival the request tells of; null if it tells of the whole
     */
    public record Series(
            @Nullable Integer instanceCount, @Nullable Arrival announcedBy) {

        /** One that is told of as a whole. */
        public Series(@Nullable Integer instanceCount) {
            this(instanceCount, null);
        }

        /**
         * Checks the count.
         *
         * @throws IllegalArgumentException if it is below 1
         */
        public Series {
            if (instanceCount != null && instanceCount < 1) {
                throw new IllegalArgumentException(
                        "A series has 1 instance or more, found %d".formatted(instanceCount));
            }
        }
    }

    /**
     * An object that has arrived.
     *
     * @param key its key
     * @param etag the content that it arrived with; null if that is not known
     */
    public record Arrival(String key, @Nullable String etag) {}
}
