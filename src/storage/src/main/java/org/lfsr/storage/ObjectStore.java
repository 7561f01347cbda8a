package org.lfsr.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Named sequences of bytes, kept in buckets that exist already.
 *
 * <p>An object is replaced as a whole: whoever reads while it is replaced gets the old bytes or the new ones, never a
 * mixture, and what failed half-way is never seen. Doing a write or a deletion twice leaves the same behind as doing it
 * once, so that an unknown outcome is settled by trying again.
 *
 * <p>Any thread may call, several at once. Whoever opened the store closes it.
 */
public interface ObjectStore extends AutoCloseable {

    /**
     * Opens an object for reading, from its first byte to its last.
     *
     * @return a stream that the caller closes
     * @throws ObjectStoreException {@code NOT_FOUND} if there is no such object or bucket
     */
    ObjectContent read(ObjectLocation location) throws ObjectStoreException;

    /**
     * Opens a part of an object for reading.
     *
     * @param range may end behind the object's end: the stream then ends with the object
     * @return a stream that the caller closes
     * @throws ObjectStoreException {@code NOT_FOUND} if there is no such object or bucket, {@code INVALID} if the range
     *     begins behind the object's last byte
     */
    ObjectContent read(ObjectLocation location, ByteRange range) throws ObjectStoreException;

    /**
     * What is known of an object without reading it.
     *
     * @throws ObjectStoreException {@code NOT_FOUND} if there is no such object or bucket
     */
    ObjectStat stat(ObjectLocation location) throws ObjectStoreException;

    /**
     * Writes an object, replacing the one that may be there.
     *
     * @param source is read to its end and left open; memory for a part of it is needed, however long it is
     * @return what was written
     * @throws ObjectStoreException {@code NOT_FOUND} if there is no such bucket, {@code OUTCOME_UNKNOWN} if the object
     *     may have been written or not
     * @throws IOException what the source throws, as it is; nothing is written then
     */
    Written write(ObjectLocation location, InputStream source, WriteOptions options) throws IOException;

    /**
     * Writes an object if there is none: of several that try at once exactly one does.
     *
     * @param source is left open; if there is an object already it may be left unread
     * @return what was written; empty if there was an object, which is left as it was
     * @throws ObjectStoreException {@code NOT_FOUND} if there is no such bucket, {@code OUTCOME_UNKNOWN} if the object
     *     there may be this one or somebody else's
     * @throws IOException what the source throws, as it is; nothing is written then
     */
    Optional<Written> create(ObjectLocation location, InputStream source, WriteOptions options) throws IOException;

    /**
     * Lists the objects of a bucket whose keys begin with a prefix, in the order of their keys' UTF-8 bytes. Keys that
     * {@link ObjectLocation} does not allow are left out.
     *
     * @param prefix empty for all
     * @param startAfter the key to start behind, as {@link ObjectPage#next()} gives it; empty to start at the first
     * @param pageSize how many objects to give at most, from 1 to 1000
     * @throws ObjectStoreException {@code NOT_FOUND} if there is no such bucket
     */
    ObjectPage list(String bucket, String prefix, String startAfter, int pageSize) throws ObjectStoreException;

    /**
     * Deletes an object; that there is none is fine.
     *
     * @throws ObjectStoreException {@code NOT_FOUND} if there is no such bucket, {@code OUTCOME_UNKNOWN} if the object
     *     may be there still
     */
    void delete(ObjectLocation location) throws ObjectStoreException;

    /** Frees what the store holds. Streams still open may break. Closing twice does nothing. */
    @Override
    void close();
}
