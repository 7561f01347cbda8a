package org.lfsr.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.lfsr.storage.ObjectContent;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreException;
import org.lfsr.storage.WriteOptions;

/**
 * A small object beside the results that says how far a sweep is: {@code reprocess/<modelSet>/<digest of the
 * archive>.json}. It is replaced as a whole, so that it is never half-true.
 */
public final class CursorFile {

    /** Strict, so that what is half there is not taken for something. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final int MAX_BYTES = 1 << 16;

    private final ObjectStore store;
    private final Archive archive;
    private final ModelPair models;
    private final ObjectLocation location;

    /** The cursor of the sweeps of an archive with two models, in a store that stays the caller's to close. */
    public CursorFile(ObjectStore store, Output output, Archive archive, ModelPair models) {
        this.store = store;
        this.archive = archive;
        this.models = models;
        this.location =
                new ObjectLocation(output.bucket(), "reprocess/%s/%s.json".formatted(models.name(), archive.name()));
    }

    /** What the objects begin with that say which process sweeps; see {@link SweepClaim}. */
    ObjectLocation claims() {
        String key = location.key().substring(0, location.key().lastIndexOf('.'));
        return new ObjectLocation(location.bucket(), key + ".claim-");
    }

    /**
     * How far the last sweep is; empty if there was none, or nothing that can be read tells of it.
     *
     * @throws IOException if the store fails
     */
    public Optional<Cursor> read() throws IOException {
        try (ObjectContent content = store.read(location)) {
            return content.lengthBytes() > MAX_BYTES ? Optional.empty() : parsed(content.readAtMost(MAX_BYTES));
        } catch (ObjectStoreException e) {
            if (e.kind() == ObjectStoreException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A cursor that cannot be read costs a sweep from the beginning, in which nothing is done twice. */
    private Optional<Cursor> parsed(byte[] bytes) throws IOException {
        try {
            Cursor cursor = JSON.readValue(bytes, Cursor.class);
            return cursor.format() == Cursor.FORMAT && cursor.isOf(archive, models)
                    ? Optional.of(cursor)
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    void write(Cursor cursor) throws IOException {
        byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(cursor);
        WriteOptions options = WriteOptions.ofType("application/json").expecting(bytes.length);
        store.write(location, new ByteArrayInputStream(bytes), options);
    }
}
