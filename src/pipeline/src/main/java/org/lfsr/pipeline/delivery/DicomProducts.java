package org.lfsr.pipeline.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.DicomWriter;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.derived.ContributingModel;
import org.lfsr.dicom.derived.Derivation;
import org.lfsr.dicom.derived.DerivedKind;
import org.lfsr.dicom.derived.DerivedSeries;
import org.lfsr.dicom.derived.DerivedStack;
import org.lfsr.dicom.series.SeriesHeader;
import org.lfsr.dicom.series.SourceSlice;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.roi.RoiStack;
import org.lfsr.inference.ModelCard;
import org.lfsr.pipeline.DetectorModel;
import org.lfsr.pipeline.FinishedScan;
import org.lfsr.pipeline.FinishedStack;
import org.lfsr.pipeline.GeneratorModel;

/** What is stored of one stack as DICOM, if its scan was: its result and its deviation map, an object a slice. */
final class DicomProducts {

    private static final String DICOM = "application/dicom";

    private final FinishedScan scan;
    private final FinishedStack stack;
    private final ProductFolder keys;
    private final DeliverySettings settings;
    private final DerivedSeries derived;
    private final List<SourceSlice> slices;

    DicomProducts(
            FinishedScan scan,
            SeriesHeader header,
            FinishedStack stack,
            ProductFolder keys,
            DetectorModel detector,
            DeliverySettings settings) {
        this.scan = scan;
        this.stack = stack;
        this.keys = keys;
        this.settings = settings;
        this.derived = new DerivedSeries(header, derivation(scan, detector, settings));
        this.slices = header.slices();
    }

    private static Derivation derivation(FinishedScan scan, DetectorModel detector, DeliverySettings settings) {
        GeneratorModel generator = scan.generator();
        String identity = String.join(
                "\n",
                scan.request().scanId(),
                scan.input().sha256(),
                detector.sha256(),
                generator.sha256(),
                new TreeMap<>(settings.configuration()).toString());
        return new Derivation(
                identity,
                generator.card().scale(),
                settings.serviceVersion(),
                List.of(
                        model("Finds lesions", detector.card(), detector.sha256()),
                        model("Enhances lesions", generator.card(), generator.sha256())));
    }

    private static ContributingModel model(String role, ModelCard card, String sha256) {
        return new ContributingModel(role, card.about().name(), card.about().version(), sha256);
    }

    /** The result. */
    List<EncodedProduct> volume() throws IOException {
        DerivedKind kind = stack.replacement() == null ? DerivedKind.ENHANCED : DerivedKind.INTERPOLATED;
        return encoded(kind, stack.result(), slice -> keys.instance(stack.index(), slice));
    }

    /** How far what the generator made departs from the input. */
    List<EncodedProduct> deviation() throws IOException {
        return encoded(
                DerivedKind.DEVIATION, stack.deviations(), slice -> keys.deviationInstance(stack.index(), slice));
    }

    private List<EncodedProduct> encoded(DerivedKind kind, List<Image> images, IntFunction<String> key)
            throws IOException {
        DicomWriter writer = new DicomWriter();
        List<EncodedProduct> products = new ArrayList<>();
        for (DataSet instance : instances(kind, images)) {
            String at = key.apply(products.size());
            products.add(EncodedProduct.of(at, DICOM, stream -> writer.write(instance, stream)));
        }
        return products;
    }

    private List<DataSet> instances(DerivedKind kind, List<Image> images) {
        DerivedStack made =
                new DerivedStack(stack.index(), kind, new StackProducts(scan, stack, keys).stacked(images), sources());
        try {
            return settings.dicom().of(derived.instances(made), scan.request().scanId());
        } catch (UnreadableDicomException e) {
            throw new IllegalStateException("What a series says was checked as it was read", e);
        }
    }

    /** A series' slices go along z; other slices go through several of them. */
    private List<List<SourceSlice>> sources() {
        RoiStack region = stack.region();
        IntStream inside = IntStream.rangeClosed(region.firstSlice(), region.lastSlice());
        if (scan.grid().sliceAxis() == Axis.Z) {
            return inside.mapToObj(slice -> List.of(slices.get(slice))).toList();
        }
        List<SourceSlice> crossed =
                slices.subList(region.box().y(), region.box().endY());
        return inside.mapToObj(slice -> crossed).toList();
    }
}
