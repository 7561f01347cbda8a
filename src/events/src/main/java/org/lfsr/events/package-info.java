/**
 * The events that announce scans and their completion, and their encoding on the wire.
 *
 * <p>The events themselves are generated from the specification, the folder {@code schemas}; their nullable fields
 * carry {@code jakarta.annotation.Nullable}.
 */
@NullMarked
package org.lfsr.events;

import org.jspecify.annotations.NullMarked;
