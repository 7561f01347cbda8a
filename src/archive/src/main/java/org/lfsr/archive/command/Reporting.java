package org.lfsr.archive.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.lfsr.archive.Archive;
import org.lfsr.archive.ArchiveWalk;
import org.lfsr.archive.ArchivedScan;
import org.lfsr.archive.Cursor;
import org.lfsr.archive.CursorFile;
import org.lfsr.archive.ModelPair;
import org.lfsr.archive.NameClashes;
import org.lfsr.archive.Output;
import org.lfsr.archive.Refusals;
import org.lfsr.archive.Results;
import org.lfsr.archive.Timekeeper;
import org.lfsr.archive.report.Completeness;
import org.lfsr.archive.report.QualityReport;
import org.lfsr.storage.ObjectStore;

/** Waits for results and reports on them. */
record Reporting(ObjectStore store, Archive archive, Output output, ModelPair models, PrintWriter out) {

    void report(Path folder, Duration wait, Refusals refusals, Timekeeper time) throws IOException {
        List<ArchivedScan> scans = scans();
        Results results = new Results(store, output);
        if (!wait.isZero()) {
            out.printf("Waits for results, up to %d s%n", wait.toSeconds());
            out.flush();
            new Completeness(results, models, refusals, time).await(scans, wait);
        }
        QualityReport report = QualityReport.of(scans, results, models, refusals);
        report.write(folder).forEach(file -> out.println("Wrote " + file));
        long skipped = new CursorFile(store, output, archive, models)
                .read()
                .map(Cursor::skipped)
                .orElse(0L);
        out.println(report.summary(skipped));
        out.flush();
    }

    /** Of objects that bear the same id one alone is ever done. */
    private List<ArchivedScan> scans() throws IOException {
        NameClashes clashes = new NameClashes(store, output, models);
        List<ArchivedScan> scans = new ArrayList<>();
        for (ArchivedScan scan : new ArchiveWalk(store, archive, output).scans()) {
            if (clashes.other(scan).isEmpty()) {
                scans.add(scan);
            }
        }
        return scans;
    }
}
