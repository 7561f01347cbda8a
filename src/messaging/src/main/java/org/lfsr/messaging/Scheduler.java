package org.lfsr.messaging;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.lfsr.events.Priority;
import org.lfsr.messaging.ScanStatus.Phase;

/**
 * Decides which scan is worked on next: STAT before ROUTINE before ARCHIVE, then by arrival; every so many starts the
 * one that has waited longest. Scans of one id go one after another in order of arrival, from the start of the work to
 * the commit of its result; what is urgent hurries what it has to wait for.
 *
 * <p>Only the desk's thread calls it, except where it says otherwise.
 */
final class Scheduler {

    private static final List<Priority> BY_URGENCY = List.of(Priority.STAT, Priority.ROUTINE, Priority.ARCHIVE);
    private static final Comparator<Deque<PendingScan>> LONGEST_WAITING =
            Comparator.comparing(lane -> lane.element().arrival());
    private static final Comparator<Deque<PendingScan>> MOST_URGENT =
            Comparator.comparing(Scheduler::urgency).thenComparing(LONGEST_WAITING);

    private final ConductorSettings settings;
    private final Desk desk;
    private final StatusBoard board;
    private final Consumer<PendingScan> start;
    private final Map<String, Deque<PendingScan>> lanes = new LinkedHashMap<>();
    private final Set<String> pauseReasons = new ConcurrentSkipListSet<>();
    private final AtomicInteger atWork = new AtomicInteger();
    private long starts;
    private boolean stopped;

    /**
     * Begins with nothing to do.
     *
     * @param start begins to work on a scan
     */
    Scheduler(ConductorSettings settings, Desk desk, StatusBoard board, Consumer<PendingScan> start) {
        this.settings = settings;
        this.desk = desk;
        this.board = board;
        this.start = start;
    }

    /** Takes the scans that a record asks for. */
    void add(List<PendingScan> scans) {
        for (PendingScan scan : scans) {
            lanes.computeIfAbsent(scan.scanId(), id -> new ArrayDeque<>()).addLast(scan);
            board.added(scan);
            show(scan.scanId());
        }
        startAll();
    }

    /** Takes back a scan whose work failed, to be tried again after a delay. */
    void tryAgain(PendingScan scan, Throwable failure, Duration delay) {
        atWork.decrementAndGet();
        change(scan, () -> scan.waitUntil(desk.now().plus(delay), failure));
        desk.execute(() -> queueAgain(scan), delay);
        startAll();
    }

    private void queueAgain(PendingScan scan) {
        if (scan.phase() == Phase.WAITING_FOR_RETRY && knows(scan)) {
            change(scan, scan::queue);
            startAll();
        }
    }

    /** Notes that the work on a scan has ended. Others of its id wait until it is released. */
    void ended(PendingScan scan) {
        atWork.decrementAndGet();
        change(scan, scan::publish);
        Deque<PendingScan> lane = lanes.get(scan.scanId());
        if (lane != null
                && lane.stream().skip(1).anyMatch(other -> other.delivery().equals(scan.delivery()))) {
            release(scan); // the record's result waits for its other scans
        }
        startAll();
    }

    /** Forgets a scan, and lets others of its id have their turn. */
    void release(PendingScan scan) {
        remove(scan);
        startAll();
    }

    private void remove(PendingScan scan) {
        Deque<PendingScan> lane = lanes.get(scan.scanId());
        if (lane != null && lane.remove(scan)) {
            board.removed(scan);
            if (lane.isEmpty()) {
                lanes.remove(scan.scanId());
            }
            show(scan.scanId());
        }
    }

    /** Forgets a partition's scans that wait for their turn. */
    void dropWaiting(Assignment assignment) {
        drop(assignment, List.of(Phase.QUEUED, Phase.WAITING_FOR_RETRY));
    }

    /** Forgets a partition's scans; those at work keep their place until their work has ended. */
    void drop(Assignment assignment) {
        drop(assignment, List.of(Phase.QUEUED, Phase.WAITING_FOR_RETRY, Phase.PUBLISHING));
    }

    private void drop(Assignment assignment, List<Phase> phases) {
        List<PendingScan> dropped = lanes.values().stream()
                .flatMap(Deque::stream)
                .filter(scan -> scan.delivery().assignment().equals(assignment) && phases.contains(scan.phase()))
                .toList();
        dropped.forEach(this::remove); // all of them before another is started, which might be one of them
        startAll();
    }

    /** How many scans are worked on; any thread may call. */
    int atWork() {
        return atWork.get();
    }

    /** Starts nothing more until this reason is taken back; any thread may call. */
    void pause(String reason) {
        pauseReasons.add(reason);
    }

    /** Takes a reason to pause back; any thread may call. */
    void resume(String reason) {
        pauseReasons.remove(reason);
        desk.execute(this::startAll);
    }

    Set<String> pauseReasons() {
        return Set.copyOf(pauseReasons);
    }

    /** Starts nothing more, for good. */
    void stop() {
        stopped = true;
    }

    private void startAll() {
        Optional<PendingScan> next = next();
        while (next.isPresent()) {
            PendingScan scan = next.get();
            atWork.incrementAndGet();
            starts++;
            change(scan, scan::run);
            start.accept(scan);
            next = next();
        }
    }

    private Optional<PendingScan> next() {
        if (stopped || !pauseReasons.isEmpty() || atWork.get() >= settings.scansAtWork()) {
            return Optional.empty();
        }
        boolean fair = (starts + 1) % settings.fairEvery() == 0;
        return lanes.values().stream()
                .filter(lane -> lane.element().phase() == Phase.QUEUED)
                .min(fair ? LONGEST_WAITING : MOST_URGENT)
                .map(Deque::element);
    }

    private boolean knows(PendingScan scan) {
        Deque<PendingScan> lane = lanes.get(scan.scanId());
        return lane != null && lane.contains(scan);
    }

    private static int urgency(Deque<PendingScan> lane) {
        return lane.stream()
                .mapToInt(scan -> BY_URGENCY.indexOf(scan.priority()))
                .min()
                .orElseThrow();
    }

    private void change(PendingScan scan, Runnable change) {
        boolean waited = scan.isWaiting();
        change.run();
        board.changed(scan, waited);
        show(scan.scanId());
    }

    private void show(String scanId) {
        Deque<PendingScan> lane = lanes.get(scanId);
        if (lane == null) {
            board.clear(scanId);
        } else {
            board.show(lane.element().status());
        }
    }
}
