package org.lfsr.archive;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStore;

/**
 * Has an archive's scans done again: those that the models at hand have not done yet, one after another, at a bounded
 * rate.
 *
 * <p>After each page of the archive, and when it is told to stop, it notes in the {@link CursorFile} how far it is, and
 * goes on there when it is run again; killed in between it publishes some requests once more, which are the same
 * requests. Never is one left out. Scans that are stored behind its back, with keys before those it is at, are for the
 * next sweep. One thread; two sweeps of the same archive at once do no harm.
 */
public final class Sweep {

    private final SweepSettings settings;
    private final ScanQueue queue;
    private final Timekeeper time;
    private final SweepListener listener;
    private final ArchiveWalk walk;
    private final Results results;
    private final CursorFile file;
    private final ScanRequests requests;
    private final NameClashes clashes;

    /**
     * Prepares a sweep.
     *
     * @param store holds archive and results; stays the caller's to close
     */
    public Sweep(ObjectStore store, SweepSettings settings, ScanQueue queue, Timekeeper time, SweepListener listener) {
        this.settings = settings;
        this.queue = queue;
        this.time = time;
        this.listener = listener;
        this.walk = new ArchiveWalk(store, settings.archive(), settings.output());
        this.results = new Results(store, settings.output());
        this.file = new CursorFile(store, settings.output(), settings.archive(), settings.models());
        this.requests = new ScanRequests(settings.models(), settings.sequence());
        this.clashes = new NameClashes(store, settings.output(), settings.models());
    }

    /**
     * Sweeps to the end, or until it shall stop.
     *
     * @return how far it came
     * @throws IOException if store or broker fail; run it again to go on
     */
    public Cursor run() throws IOException {
        Round round = new Round(beginning());
        try {
            round.run();
        } catch (IOException e) {
            round.saveAfter(e);
            throw e;
        }
        return round.cursor;
    }

    /**
     * Does as if it swept: publishes and notes nothing, and does not wait.
     *
     * @return how far it would have come
     * @throws IOException if the store fails
     */
    public Cursor rehearse() throws IOException {
        Cursor cursor = beginning();
        Optional<String> after = Optional.of(cursor.lastKey());
        while (after.isPresent() && !time.isStopping()) {
            ArchiveWalk.Page page = walk.page(after.get());
            for (ArchiveWalk.Found found : page.scans()) {
                Optional<ArchivedScan> scan = walk.scan(found);
                if (scan.isPresent()) {
                    cursor = rehearsed(cursor, found.key(), scan.get());
                }
            }
            after = page.next();
        }
        return after.isPresent() ? cursor : cursor.finished();
    }

    private Cursor rehearsed(Cursor cursor, String key, ArchivedScan scan) throws IOException {
        if (isLeftOut(scan)) {
            return cursor.passed(key);
        }
        if (results.isDone(scan, settings.models())) {
            listener.skipped(scan);
            return cursor.skipped(key);
        }
        listener.published(scan);
        return cursor.published(key);
    }

    private boolean isLeftOut(ArchivedScan scan) throws IOException {
        Optional<ObjectLocation> other = clashes.other(scan);
        other.ifPresent(location -> listener.clashes(scan, location));
        return other.isPresent();
    }

    private Cursor beginning() throws IOException {
        Optional<Cursor> stopped = file.read().filter(cursor -> cursor.state() == Cursor.State.RUNNING);
        stopped.ifPresent(listener::resumed);
        return stopped.orElseGet(() -> Cursor.beginning(settings.archive(), settings.models(), time.now()));
    }

    /** A sweep from where an earlier one stopped. */
    private final class Round {

        private final Pace pace = new Pace(settings.rate(), settings.hours(), time, this::waits);
        private Cursor cursor;

        Round(Cursor cursor) {
            this.cursor = cursor;
        }

        void run() throws IOException {
            boolean goesOn = pace.awaitHours();
            while (goesOn) {
                ArchiveWalk.Page page = walk.page(cursor.lastKey());
                goesOn = publish(page);
                if (goesOn) {
                    cursor = page.next().map(cursor::passed).orElseGet(cursor::finished);
                }
                save();
                goesOn = goesOn && page.next().isPresent() && pace.awaitHours();
            }
        }

        private boolean publish(ArchiveWalk.Page page) throws IOException {
            for (ArchiveWalk.Found found : page.scans()) {
                if (!publish(found)) {
                    return false;
                }
            }
            return true;
        }

        /** False if it shall stop before this scan is published, or known to be done. */
        private boolean publish(ArchiveWalk.Found found) throws IOException {
            while (pace.awaitHours()) {
                Optional<ArchivedScan> scan = walk.scan(found);
                if (scan.isEmpty() || isLeftOut(scan.get())) {
                    cursor = cursor.passed(found.key());
                    return true;
                }
                if (results.isDone(scan.get(), settings.models())) {
                    listener.skipped(scan.get());
                    cursor = cursor.skipped(found.key());
                    return true;
                }
                if (pace.takeTurn()) {
                    publish(scan.get(), found.key());
                    return true;
                }
            }
            return false;
        }

        private void publish(ArchivedScan scan, String key) throws IOException {
            queue.publish(
                    requests.of(scan, results.newest(scan, settings.models().scale()), time.now()));
            listener.published(scan);
            cursor = cursor.published(key);
        }

        private void save() throws IOException {
            cursor = cursor.at(time.now());
            file.write(cursor);
        }

        private void saveAfter(IOException failure) {
            try {
                save();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }

        private void waits(Instant until) {
            settings.hours().ifPresent(hours -> listener.waits(hours, until));
        }
    }
}
