package org.lfsr.archive.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.lfsr.archive.ArchivedScan;
import org.lfsr.archive.ModelPair;
import org.lfsr.archive.Refusals;
import org.lfsr.archive.Results;

/**
 * What today's models made of an archive, beside what others made of it before.
 *
 * @param comparisons one for each scan, in the order of their ids
 */
public record QualityReport(List<Comparison> comparisons) {

    private static final String TABLE = "report.csv";
    private static final String PICTURE = "report.png";

    /** Puts the scans in order. */
    public QualityReport {
        comparisons = comparisons.stream()
                .sorted(Comparator.comparing(Comparison::scanId))
                .toList();
    }

    /**
     * Collects the figures from the manifests.
     *
     * @param refusals what was rejected, as far as is known
     * @throws IOException if the store fails, or nobody tells what was rejected
     */
    public static QualityReport of(List<ArchivedScan> scans, Results results, ModelPair models, Refusals refusals)
            throws IOException {
        List<Comparison> comparisons = new ArrayList<>();
        Set<String> rejected = refusals.requestIds();
        for (ArchivedScan scan : scans) {
            comparisons.add(new Comparison(
                    scan.scanId(),
                    results.earlier(scan, models).map(Figures::of).orElse(null),
                    results.current(scan, models).map(Figures::of).orElse(null),
                    rejected.contains(scan.requestId(models))));
        }
        return new QualityReport(comparisons);
    }

    /**
     * Writes {@code report.csv} and, if there is something to draw, {@code report.png}.
     *
     * @param folder made if it is not there
     * @return the files
     * @throws IOException if they cannot be written
     */
    public List<Path> write(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        files.add(Files.writeString(folder.resolve(TABLE), new ReportTable(comparisons).text()));
        new ReportPicture(comparisons).draw(folder.resolve(PICTURE)).ifPresent(files::add);
        return files;
    }

    /**
     * The report in one line.
     *
     * @param skipped how many scans the sweep found done
     */
    public String summary(long skipped) {
        return ("Done %d of %d scans (%d of them before this sweep): better %d, worse %d, the same %d, lesions differ %d, "
                        + "no earlier result %d; rejected %d, not done %d")
                .formatted(
                        comparisons.size() - count(Change.NOT_DONE) - count(Change.REJECTED),
                        comparisons.size(),
                        skipped,
                        count(Change.BETTER),
                        count(Change.WORSE),
                        count(Change.SAME),
                        count(Change.LESIONS_DIFFER),
                        count(Change.FIRST),
                        count(Change.REJECTED),
                        count(Change.NOT_DONE));
    }

    private long count(Change change) {
        return comparisons.stream().filter(each -> each.change() == change).count();
    }
}
