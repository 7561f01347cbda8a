package org.lfsr.archive;

import java.time.Instant;
import java.util.List;

/**
 * How far a sweep is. Everything up to {@code lastKey} is published, or needed not be.
 *
 * @param format the version of this form, {@link #FORMAT}
 * @param bucket the archive's bucket
 * @param prefix the archive's prefix
 * @param masks the archive's masks
 * @param modelSet the models that scans shall be done with, by the name that they have in keys
 * @param state whether there is more to do
 * @param lastKey where to go on behind; empty to begin
 * @param published how many requests were published
 * @param skipped how many scans were done already
 * @param startedAt when the sweep began
 * @param savedAt when this was known
 */
public record Cursor(
        int format,
        String bucket,
        String prefix,
        List<String> masks,
        String modelSet,
        State state,
        String lastKey,
        long published,
        long skipped,
        Instant startedAt,
        Instant savedAt) {

    /** The version of the form that this code writes. */
    public static final int FORMAT = 1;

    /** Whether there is more to do. */
    public enum State {
        /** The sweep goes on behind the last key. */
        RUNNING,
        /** The sweep is done; the next begins anew. */
        FINISHED
    }

    /** Copies the list. */
    public Cursor {
        masks = List.copyOf(masks);
    }

    static Cursor beginning(Archive archive, ModelPair models, Instant now) {
        return new Cursor(
                FORMAT,
                archive.bucket(),
                archive.prefix(),
                archive.masks(),
                models.name(),
                State.RUNNING,
                "",
                0,
                0,
                now,
                now);
    }

    boolean isOf(Archive archive, ModelPair models) {
        return bucket.equals(archive.bucket())
                && prefix.equals(archive.prefix())
                && masks.equals(archive.masks())
                && modelSet.equals(models.name());
    }

    Cursor published(String key) {
        return moved(key, published + 1, skipped);
    }

    Cursor skipped(String key) {
        return moved(key, published, skipped + 1);
    }

    Cursor passed(String key) {
        return moved(key, published, skipped);
    }

    Cursor finished() {
        return new Cursor(
                format,
                bucket,
                prefix,
                masks,
                modelSet,
                State.FINISHED,
                lastKey,
                published,
                skipped,
                startedAt,
                savedAt);
    }

    Cursor at(Instant now) {
        return new Cursor(format, bucket, prefix, masks, modelSet, state, lastKey, published, skipped, startedAt, now);
    }

    private Cursor moved(String key, long nowPublished, long nowSkipped) {
        return new Cursor(
                format, bucket, prefix, masks, modelSet, state, key, nowPublished, nowSkipped, startedAt, savedAt);
    }
}
