package org.lfsr.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lfsr.storage.ObjectContent;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectPage;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreException;
import org.lfsr.storage.ObjectSummary;
import org.lfsr.storage.WriteOptions;

/**
 * The right to sweep an archive, of which one process at a time has it: a small object beside the cursor, that exactly
 * one of several can create. It must be renewed; whoever is silent for {@link #LEASE} has lost it, and another one
 * creates the object with the next number. Clocks may differ by less than that. Two that believe to have it, because
 * one of them slept, do no harm: see {@link Sweep}. For one thread.
 */
final class SweepClaim {

    /** How long it holds. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final int MAX_BYTES = 1 << 12;
    private static final int PAGE = 100;

    private final ObjectStore store;
    private final ObjectLocation location;
    private final String holder;

    private SweepClaim(ObjectStore store, ObjectLocation location, String holder) {
        this.store = store;
        this.location = location;
        this.holder = holder;
    }

    /**
     * Takes the claim, unless another process has it.
     *
     * @param prefix what the claim's objects begin with
     * @param holder who takes it, as nobody else is called
     * @throws IOException if the store fails
     */
    static Optional<SweepClaim> take(ObjectStore store, ObjectLocation prefix, String holder, Instant now)
            throws IOException {
        List<ObjectLocation> earlier = all(store, prefix);
        long number = 1;
        if (!earlier.isEmpty()) {
            ObjectLocation last = earlier.get(earlier.size() - 1);
            Optional<Note> note = read(store, last);
            if (note.isEmpty() || now.isBefore(note.get().until())) {
                return Optional.empty(); // One that was deleted just now was given back, or followed by another.
            }
            number = 1 + number(last);
        }
        ObjectLocation next = new ObjectLocation(prefix.bucket(), "%s%09d.json".formatted(prefix.key(), number));
        if (store.create(next, bytes(holder, now), options()).isEmpty()) {
            return Optional.empty();
        }
        for (ObjectLocation expired : earlier) {
            store.delete(expired);
        }
        return Optional.of(new SweepClaim(store, next, holder));
    }

    private static List<ObjectLocation> all(ObjectStore store, ObjectLocation prefix) throws IOException {
        List<ObjectLocation> found = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            ObjectPage page = store.list(prefix.bucket(), prefix.key(), after.get(), PAGE);
            page.objects().stream().map(ObjectSummary::location).forEach(found::add);
            after = page.next();
        }
        return found;
    }

    private static long number(ObjectLocation claim) {
        String digits = claim.key()
                .substring(claim.key().lastIndexOf('-') + 1, claim.key().lastIndexOf('.'));
        return Long.parseLong(digits);
    }

    /**
     * Keeps it for another {@link #LEASE}.
     *
     * @return false if it is another's by now
     * @throws IOException if the store fails; it may be tried again
     */
    boolean renew(Instant now) throws IOException {
        if (!isMine()) {
            return false;
        }
        store.write(location, bytes(holder, now), options());
        return true;
    }

    /**
     * Gives it back.
     *
     * @throws IOException if the store fails; then it ends by itself
     */
    void release() throws IOException {
        if (isMine()) {
            store.delete(location);
        }
    }

    private boolean isMine() throws IOException {
        return read(store, location)
                .filter(note -> note.holder().equals(holder))
                .isPresent();
    }

    /** Bytes that are no note are the claim of nobody, long ago. */
    private static Optional<Note> read(ObjectStore store, ObjectLocation location) throws IOException {
        try (ObjectContent content = store.read(location)) {
            return Optional.of(CursorFile.JSON.readValue(content.readAtMost(MAX_BYTES), Note.class));
        } catch (JsonProcessingException e) {
            return Optional.of(new Note("", Instant.MIN));
        } catch (ObjectStoreException e) {
            if (e.kind() == ObjectStoreException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static ByteArrayInputStream bytes(String holder, Instant now) throws JsonProcessingException {
        return new ByteArrayInputStream(CursorFile.JSON.writeValueAsBytes(new Note(holder, now.plus(LEASE))));
    }

    private static WriteOptions options() {
        return WriteOptions.ofType("application/json");
    }

    /**
     * What a claim's object holds.
     *
     * @param holder who has it
     * @param until when it ends unless it is renewed
     */
    private record Note(String holder, Instant until) {}
}
