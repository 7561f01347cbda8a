package org.lfsr.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An object as a list gives it.
 *
 * @param location where it lies
 * @param sizeBytes how many bytes it has
 * @param etag changes when the object does, and says nothing else; null where the server lists none, as some do for
 *     objects that were not stored through them: then it has to be looked up
 * @param lastModified when it was written, to the second at least
 */
public record ObjectSummary(
        ObjectLocation location, long sizeBytes, @Nullable String etag, Instant lastModified) {}
