package org.lfsr.pipeline.manifest;

import java.util.List;
import org.lfsr.imaging.Affine;

/** Transforms as lists of their twelve elements, row by row. */
final class Affines {

    private Affines() {}

    static List<Double> checked(List<Double> elements) {
        Affine unused = of(elements);
        return List.copyOf(elements);
    }

    static Affine of(List<Double> elements) {
        return Affine.ofRows(elements.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
