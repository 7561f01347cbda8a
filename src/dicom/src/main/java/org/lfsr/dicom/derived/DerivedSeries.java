package org.lfsr.dicom.derived;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.DataSetBuilder;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.series.SeriesHeader;
import org.lfsr.dicom.series.SourceSlice;

/**
 * Makes series of results, MR Image Storage, an instance a slice. The same stack gives the same instances, identifiers
 * included; nothing in them is of the moment.
 *
 * <p>Instances hold nothing that changes and may be shared between threads.
 */
public final class DerivedSeries {

    /** The class of the instances. */
    public static final String SOP_CLASS_UID = "1.2.840.10008.5.1.4.1.1.4";

    private static final int NUMBERS_A_SOURCE = 1000;
    private static final int NUMBERS_A_LESION = 10;
    private static final int MOST_SOURCE = 1_000_000;

    private final SeriesHeader source;
    private final Derivation derivation;

    /** Begins series of what was made of one source. */
    public DerivedSeries(SeriesHeader source, Derivation derivation) {
        this.source = source;
        this.derivation = derivation;
    }

    /**
     * Checks that a series says what derived ones must say.
     *
     * @throws UnreadableDicomException if it has no study or no series, or numbers that are none
     */
    public static void requireUsable(SeriesHeader source) throws UnreadableDicomException {
        DataSet attributes = source.attributes();
        attributes.requireText(Tags.SERIES_INSTANCE_UID);
        attributes.integer(Tags.SERIES_NUMBER);
        attributes.number(Tags.SLICE_THICKNESS);
        attributes.text(Tags.MANUFACTURER);
        CarriedAttributes.begin(attributes);
    }

    /**
     * Makes a stack's instances, in the order of its slices.
     *
     * @throws IllegalArgumentException if a voxel is not finite
     * @throws UnreadableDicomException if the source is not {@linkplain #requireUsable usable}
     */
    public List<DataSet> instances(DerivedStack stack) throws UnreadableDicomException {
        StoredPixels pixels = new StoredPixels(stack.volume());
        DataSet series = series(stack, pixels);
        List<DataSet> instances = new ArrayList<>();
        for (int slice = 0; slice < stack.sources().size(); slice++) {
            DataSetBuilder instance = series.toBuilder()
                    .text(Tags.SOP_INSTANCE_UID, uid("instance", stack, slice))
                    .integers(Tags.INSTANCE_NUMBER, slice + 1)
                    .items(
                            Tags.SOURCE_IMAGE_SEQUENCE,
                            references(stack.sources().get(slice)));
            new SlicePlane(stack.volume().affine()).put(slice, instance);
            pixels.put(slice, instance);
            instances.add(instance.build());
        }
        return instances;
    }

    private DataSet series(DerivedStack stack, StoredPixels pixels) throws UnreadableDicomException {
        DataSet attributes = source.attributes();
        DataSetBuilder series = CarriedAttributes.begin(attributes)
                .text(
                        Tags.IMAGE_TYPE,
                        "DERIVED",
                        "SECONDARY",
                        "OTHER",
                        stack.kind().name())
                .text(Tags.SOP_CLASS_UID, SOP_CLASS_UID)
                .text(Tags.SERIES_INSTANCE_UID, uid("series", stack, 0))
                .integers(Tags.SERIES_NUMBER, number(stack))
                .text(Tags.SERIES_DESCRIPTION, title(stack))
                .text(Tags.DERIVATION_DESCRIPTION, description(stack, pixels))
                .items(Tags.DERIVATION_CODE_SEQUENCE, stack.kind().codes())
                .text(Tags.BURNED_IN_ANNOTATION, "NO")
                .numbers(Tags.SLICE_THICKNESS, thicknessMm(stack));
        Equipment.put(derivation, attributes, series);
        return series.build();
    }

    private String uid(String what, DerivedStack stack, int slice) {
        return DerivedUid.of(
                what,
                derivation.identity(),
                derivation.softwareVersion(),
                stack.kind().name(),
                Integer.toString(stack.index()),
                Integer.toString(slice));
    }

    /** The source's number, and after it three digits: the lesion's (its last two) and the kind's. */
    private int number(DerivedStack stack) throws UnreadableDicomException {
        int own = Math.floorMod(stack.index() * NUMBERS_A_LESION + stack.kind().number(), NUMBERS_A_SOURCE);
        int number = source.attributes().integer(Tags.SERIES_NUMBER).orElse(0);
        return Math.floorMod(number, MOST_SOURCE) * NUMBERS_A_SOURCE + own;
    }

    private String title(DerivedStack stack) {
        return "LFSR lesion %02d: %s, not for diagnosis"
                .formatted(stack.index(), stack.kind().title(derivation.scale()));
    }

    private String description(DerivedStack stack, StoredPixels pixels) {
        return String.format(
                Locale.ROOT,
                "%s. Not for diagnosis. Rescaled values are at most %.3g from the computed ones, in the source's units.",
                stack.kind().description(derivation.scale()),
                pixels.greatestError());
    }

    /** Slices are as thick as the source's while they lie as far apart; others touch. */
    private double thicknessMm(DerivedStack stack) throws UnreadableDicomException {
        double spacing = new SlicePlane(stack.volume().affine()).spacingMm();
        Optional<Double> known = source.attributes().number(Tags.SLICE_THICKNESS);
        boolean sameSlices = stack.sources().stream().allMatch(slices -> slices.size() == 1);
        return known.filter(thickness -> sameSlices && thickness > 0).orElse(spacing);
    }

    private static List<DataSet> references(List<SourceSlice> slices) {
        return slices.stream().map(DerivedSeries::reference).toList();
    }

    private static DataSet reference(SourceSlice slice) {
        DataSetBuilder reference = DataSet.builder()
                .text(Tags.REFERENCED_SOP_CLASS_UID, slice.sopClassUid())
                .text(Tags.REFERENCED_SOP_INSTANCE_UID, slice.sopInstanceUid())
                .items(Tags.PURPOSE_OF_REFERENCE_CODE_SEQUENCE, Code.SOURCE_IMAGE.item());
        slice.frameNumber().ifPresent(frame -> reference.integers(Tags.REFERENCED_FRAME_NUMBER, frame));
        return reference.build();
    }
}
