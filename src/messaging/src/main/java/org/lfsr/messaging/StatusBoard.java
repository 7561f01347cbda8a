package org.lfsr.messaging;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lfsr.events.Priority;

/** Where other threads see how scans stand; only the desk's thread writes on it. */
final class StatusBoard {

    private final Map<String, ScanStatus> statuses = new ConcurrentHashMap<>();
    private final Map<Priority, Integer> waiting = new ConcurrentHashMap<>();

    /** How the first unfinished request of a scan stands. */
    Optional<ScanStatus> status(String scanId) {
        return Optional.ofNullable(statuses.get(scanId));
    }

    List<ScanStatus> statuses() {
        return new ArrayList<>(statuses.values());
    }

    /** How many scans of each priority wait for their turn, or to be tried again. */
    Map<Priority, Integer> depths() {
        Map<Priority, Integer> depths = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            depths.put(priority, waiting.getOrDefault(priority, 0));
        }
        return depths;
    }

    void show(ScanStatus status) {
        statuses.put(status.scanId(), status);
    }

    void clear(String scanId) {
        statuses.remove(scanId);
    }

    void added(PendingScan scan) {
        count(scan, 1);
    }

    void removed(PendingScan scan) {
        if (scan.isWaiting()) {
            count(scan, -1);
        }
    }

    /** Counts a scan anew that did or did not wait before. */
    void changed(PendingScan scan, boolean waited) {
        if (waited != scan.isWaiting()) {
            count(scan, waited ? -1 : 1);
        }
    }

    private void count(PendingScan scan, int difference) {
        waiting.merge(scan.priority(), difference, Integer::sum);
    }
}
