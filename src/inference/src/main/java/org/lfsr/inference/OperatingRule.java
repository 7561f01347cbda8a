package org.lfsr.inference;

import java.util.List;

/**
 * A detector's operating points, by the size of slices: the same lesion has another share of a cell, and another margin
 * in pixels, the finer a slice is.
 *
 * @param points for ever larger slices; the first is for slices of any size
 */
public record OperatingRule(List<OperatingPoint> points) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if there is no point, the first is not from side 0 on, or a later one is not for
     *     larger slices
     */
    public OperatingRule {
        points = Checks.notEmpty("points", points);
        int from = -1;
        for (OperatingPoint point : points) {
            if (point.fromSide() <= from || (from < 0 && point.fromSide() > 0)) {
                throw new IllegalArgumentException("points must be from side 0 on and ever larger ones, found %s"
                        .formatted(points.stream().map(OperatingPoint::fromSide).toList()));
            }
            from = point.fromSide();
        }
    }

    /** One point for slices of any size. */
    public static OperatingRule of(OperatingPoint point) {
        return new OperatingRule(List.of(point.from(0)));
    }

    /** The same for slices each by its own map. */
    public OperatingRule withoutReach() {
        return new OperatingRule(
                points.stream().map(OperatingPoint::withoutReach).toList());
    }

    /** The largest reach of its points, in millimetres. */
    public double reachMm() {
        return points.stream().mapToDouble(OperatingPoint::reachMm).max().orElse(0);
    }

    /** The point for slices of a size. */
    public OperatingPoint at(int width, int height) {
        OperatingPoint fit = points.get(0);
        for (OperatingPoint point : points) {
            if (point.fromSide() <= Math.max(width, height)) {
                fit = point;
            }
        }
        return fit;
    }
}
