package org.lfsr.dicom.derived;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.series.DicomSeries;
import org.lfsr.dicom.series.MadeSeries;
import org.lfsr.dicom.series.Orientation;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.roi.RoiStack;

/** A lesion in slices 1 to 5 of a made series of eight, and what could have been made of it. */
final class Derived {

    static final RoiStack REGION = new RoiStack(new Box(2, 3, 6, 5), 1, 5);
    static final String DIGEST = "0123456789abcdef".repeat(4);

    private static final int SCALE = 2;

    private Derived() {}

    static DicomSeries classic(Orientation orientation) throws IOException, UnreadableDicomException {
        return MadeSeries.read(
                MadeSeries.of(12, 10, 8, orientation).rescaled(0.5, 100).classic());
    }

    static DicomSeries enhanced() throws IOException, UnreadableDicomException {
        return MadeSeries.read(
                List.of(MadeSeries.of(12, 10, 8, Orientation.AXIAL).enhanced()));
    }

    static Derivation derivation(String identity) {
        return new Derivation(
                identity,
                SCALE,
                "0.1.0",
                List.of(
                        new ContributingModel("finds lesions", "ld", "1.0.0", DIGEST),
                        new ContributingModel("enhances them", "lfsr-x2", "1.0.0", DIGEST)));
    }

    /** Numbers with fractions, some below zero, no two slices alike. */
    static DerivedStack stack(DicomSeries source, DerivedKind kind) {
        Affine affine = REGION.affine(source.volume().affine(), Axis.Z, SCALE);
        Grid grid = new Grid(REGION.box().width() * SCALE, REGION.box().height() * SCALE, REGION.depth());
        float[] voxels = new float[grid.length()];
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = (float) (300 * Math.sin(0.01 * i) + 0.37 * i - 40);
        }
        return new DerivedStack(
                0,
                kind,
                new Volume(grid, affine, voxels),
                IntStream.range(0, REGION.depth())
                        .mapToObj(slice -> List.of(source.header().slices().get(REGION.firstSlice() + slice)))
                        .toList());
    }

    static List<DataSet> instances(DicomSeries source, DerivedKind kind) throws UnreadableDicomException {
        return new DerivedSeries(source.header(), derivation("scan-1")).instances(stack(source, kind));
    }

    static List<Path> saved(List<DataSet> instances, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < instances.size(); i++) {
            files.add(Files.write(folder.resolve("%04d.dcm".formatted(i)), MadeSeries.file(instances.get(i))));
        }
        return files;
    }
}
