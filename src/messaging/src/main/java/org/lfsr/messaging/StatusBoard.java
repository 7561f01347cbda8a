package org.lfsr.messaging;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.lfsr.events.Priority;

/** Where other threads see how scans stand; only the desk's thread writes on it. */
final class StatusBoard {

    private final Map<String, ScanStatus> statuses = new ConcurrentHashMap<>();
    private final Map<Priority, AtomicInteger> waiting = new EnumMap<>(Priority.class);

    StatusBoard() {
        for (Priority priority : Priority.values()) {
            waiting.put(priority, new AtomicInteger());
        }
    }

    /** How the first unfinished request of a scan stands. */
    Optional<ScanStatus> status(String scanId) {
        return Optional.ofNullable(statuses.get(scanId));
    }

    List<ScanStatus> statuses() {
        return new ArrayList<>(statuses.values());
    }

    /** How many scans wait for their turn, or to be tried again. */
    Map<Priority, Integer> depths() {
        Map<Priority, Integer> depths = new EnumMap<>(Priority.class);
        waiting.forEach((priority, count) -> depths.put(priority, count.get()));
        return depths;
    }

    void show(ScanStatus status) {
        statuses.put(status.scanId(), status);
    }

    void clear(String scanId) {
        statuses.remove(scanId);
    }

    void added(PendingScan scan) {
        count(scan).incrementAndGet();
    }

    void removed(PendingScan scan) {
        if (scan.isWaiting()) {
            count(scan).decrementAndGet();
        }
    }

    /** Counts a scan anew. */
    void changed(PendingScan scan, boolean waitedBefore) {
        if (waitedBefore != scan.isWaiting()) {
            count(scan).addAndGet(waitedBefore ? -1 : 1);
        }
    }

    private AtomicInteger count(PendingScan scan) {
        return waiting.get(scan.priority());
    }
}
