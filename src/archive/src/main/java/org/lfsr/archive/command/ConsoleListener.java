package org.lfsr.archive.command;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.lfsr.archive.ArchivedScan;
import org.lfsr.archive.Cursor;
import org.lfsr.archive.OffPeak;
import org.lfsr.archive.SweepListener;
import org.lfsr.storage.ObjectLocation;

/** Says how a sweep goes, a line a scan. */
final class ConsoleListener implements SweepListener {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm z");

    private final PrintWriter out;
    private final String published;

    /** Writes lines; {@code published} is what is said of a scan that is to be done again. */
    ConsoleListener(PrintWriter out, String published) {
        this.out = out;
        this.published = published;
    }

    @Override
    public void resumed(Cursor from) {
        line("Goes on behind %s: %d published and %d skipped since %s"
                .formatted(from.lastKey(), from.published(), from.skipped(), from.startedAt()));
    }

    @Override
    public void waits(OffPeak hours, Instant until) {
        line("Off-peak is %s: waits until %s"
                .formatted(hours, TIME.format(ZonedDateTime.ofInstant(until, hours.zone()))));
    }

    @Override
    public void published(ArchivedScan scan) {
        line(published + " " + scan.scanId());
    }

    @Override
    public void clashes(ArchivedScan scan, ObjectLocation other) {
        line("left out %s: its scan-id %s is that of %s; each scan needs an id of its own"
                .formatted(scan.object().location(), scan.scanId(), other));
    }

    @Override
    public void skipped(ArchivedScan scan) {
        line("done before " + scan.scanId());
    }

    private void line(String text) {
        out.println(text);
        out.flush();
    }
}
