/**
 * Where volumes and results lie: an object store of a few methods, on S3 or on a folder.
 *
 * <p>Objects appear whole or not at all, and every failure says by its
 * {@link org.lfsr.storage.ObjectStoreException.Kind} what a caller can do about it.
 */
@NullMarked
package org.lfsr.storage;

import org.jspecify.annotations.NullMarked;
