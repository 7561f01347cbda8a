package org.lfsr.dicom.series;

/**
 * Reads series of magnetic resonance: classic instances of one image each, or enhanced ones of many, with pixels in any
 * {@link org.lfsr.dicom.TransferSyntax}. What is no such series whole is refused by name, with the values found:
 * another modality, colour, localizers, several series, orientations, sizes, echoes or times, slices that are missing,
 * twice or unevenly spaced.
 *
 * <p>That the first or last slices are missing cannot be seen; whoever knows how many there should be compares
 * {@link SeriesCollector#images()}.
 *
 * <p>Instances hold nothing but their limits and may be shared between threads.
 */
public final class SeriesReader {

    private final SeriesLimits limits;

    /** Creates a reader that refuses whatever is larger than its limits. */
    public SeriesReader(SeriesLimits limits) {
        this.limits = limits;
    }

    /** Begins a series, of which no instance has been read yet. */
    public SeriesCollector begin() {
        return new SeriesCollector(limits);
    }
}
