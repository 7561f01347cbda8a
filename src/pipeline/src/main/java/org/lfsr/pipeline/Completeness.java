package org.lfsr.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.lfsr.pipeline.Rejection.Reason;
import org.lfsr.pipeline.ScanSource.Series;

/**
 * Tells whether a series below a prefix is whole, and whether it is worth waiting for.
 *
 * @param settings by what it is told
 * @param series what the request says
 * @param listing what is there
 * @param now the time
 */
record Completeness(DicomSettings settings, Series series, SeriesListing listing, Instant now) {

    /**
     * Looks at what is there before it is read.
     *
     * @return nothing if the series is whole; why it is rejected if it is not and nothing was added for long
     * @throws IncompleteSeriesException if it is not, and more may come
     */
    Optional<Rejection> ofObjects() throws IncompleteSeriesException {
        int found = listing.objects().size();
        Integer wanted = series.instanceCount();
        if (wanted != null) {
            return found < wanted ? Optional.of(missing(count(found, wanted))) : Optional.empty();
        }
        if (settings.marker() != null) {
            return listing.marked()
                    ? Optional.empty()
                    : Optional.of(
                            missing("the marker %s is missing beside %d objects".formatted(settings.marker(), found)));
        }
        Duration quiet = quiet();
        if (quiet.compareTo(settings.quietTime()) < 0) {
            throw new IncompleteSeriesException("%s/ has %d objects, the last one %d s old, not %d"
                    .formatted(
                            listing.prefix(),
                            found,
                            quiet.toSeconds(),
                            settings.quietTime().toSeconds()));
        }
        return Optional.empty();
    }

    /**
     * Looks at how many of the objects were images.
     *
     * @return nothing if there are enough, or nobody knows how many there should be
     * @throws IncompleteSeriesException if there are not, and more may come
     */
    Optional<Rejection> ofImages(int images) throws IncompleteSeriesException {
        Integer wanted = series.instanceCount();
        return wanted != null && images < wanted ? Optional.of(missing(count(images, wanted))) : Optional.empty();
    }

    /**
     * A series with a gap, or less than there should be.
     *
     * @throws IncompleteSeriesException if more may come
     */
    Rejection missing(String what) throws IncompleteSeriesException {
        String sentence = "%s/ is incomplete: %s".formatted(listing.prefix(), what);
        if (quiet().compareTo(settings.patience()) < 0) {
            throw new IncompleteSeriesException(sentence);
        }
        return new Rejection(
                Reason.INCOMPLETE_SERIES, "%s; nothing was added for %d s".formatted(sentence, quiet().toSeconds()));
    }

    private static String count(int found, int wanted) {
        return "%d of %d instances came".formatted(found, wanted);
    }

    private Duration quiet() {
        return Duration.between(listing.lastModified(), now);
    }
}
