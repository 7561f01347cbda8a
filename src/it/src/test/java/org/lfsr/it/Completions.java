package org.lfsr.it;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.lfsr.events.ScanCompleted;
import org.lfsr.events.UnreadableEventException;
import org.lfsr.local.CompletionReader;

/** All completion events so far, as a reader of committed ones sees them. */
final class Completions implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final CompletionReader reader;
    private final List<ScanCompleted> seen = new ArrayList<>();

    Completions(CompletionReader reader) {
        this.reader = reader;
    }

    /** All that were seen. */
    List<ScanCompleted> seen() {
        return List.copyOf(seen);
    }

    /** Those that answer a request. */
    List<ScanCompleted> of(String requestId) {
        return seen.stream()
                .filter(event -> event.getRequestId().equals(requestId))
                .toList();
    }

    /** Waits for the answer to a request. */
    ScanCompleted await(String requestId) throws UnreadableEventException {
        await("the answer to " + requestId, () -> !of(requestId).isEmpty());
        return of(requestId).get(0);
    }

    /** Waits for an answer to each request. */
    void await(Collection<String> requestIds) throws UnreadableEventException {
        await("answers to " + requestIds, () -> requestIds.stream().noneMatch(id -> of(id).isEmpty()));
    }

    /** Waits for so many answers. */
    void awaitCount(int count) throws UnreadableEventException {
        await(count + " answers", () -> seen.size() >= count);
    }

    /** Goes on reading for some time, for what must not come to have time to come. */
    void watch(Duration time) throws UnreadableEventException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            seen.addAll(reader.poll(POLL));
        }
    }

    private void await(String what, Condition condition) throws UnreadableEventException {
        long end = System.nanoTime() + Lab.LIMIT.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain for " + what + "; " + seen.size() + " answers came");
            }
            seen.addAll(reader.poll(POLL));
        }
    }

    @Override
    public void close() {
        reader.close();
    }

    /** What is waited for. */
    private interface Condition {
        boolean holds();
    }
}
