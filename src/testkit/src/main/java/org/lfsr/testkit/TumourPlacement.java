package org.lfsr.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.lfsr.imaging.Grid;

/** Finds room for tumours in the cerebrum, inside the part of it that the grid shows. */
final class TumourPlacement {

    private static final int TRIES = 400;
    private static final double SMALLER = 0.85;
    private static final double LEAST_RADIUS_MM = 2;

    private final SplittableRandom random;
    private final long seed;
    private final BrainAnatomy brain;
    private final Grid grid;
    private final AnatomyFrame frame;

    TumourPlacement(long seed, BrainAnatomy brain, AnatomyFrame frame) {
        this.random = new SplittableRandom(seed);
        this.seed = seed;
        this.brain = brain;
        this.grid = frame.grid();
        this.frame = frame;
    }

    /**
     * Places tumours, a large one first.
     *
     * @throws IllegalArgumentException if the grid shows too little of the brain
     */
    List<Tumour> place(int count) {
        List<Tumour> placed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double wanted = i == 0 ? 14 + 5 * random.nextDouble() : 6 + 5 * random.nextDouble();
            placed.add(place(wanted, placed, count));
        }
        return placed;
    }

    private Tumour place(double wantedRadius, List<Tumour> others, int count) {
        GradientNoise texture = new GradientNoise(seed * 43 + others.size());
        for (double radius = wantedRadius; radius > LEAST_RADIUS_MM; radius *= SMALLER) {
            for (int i = 0; i < TRIES; i++) {
                Cell cell = frame.cell(within(grid.width()), within(grid.height()), within(grid.depth()));
                Tumour tumour = new Tumour(cell.x(), cell.y(), cell.z(), radius, texture);
                if (fits(tumour) && others.stream().noneMatch(other -> crowds(tumour, other))) {
                    return tumour;
                }
            }
        }
        throw new IllegalArgumentException("A grid of %s shows too little of the brain for lesion %d of %d"
                .formatted(grid, others.size() + 1, count));
    }

    /** An index in the middle three quarters of an axis. */
    private int within(int size) {
        return (int) (size * (0.125 + 0.75 * random.nextDouble()));
    }

    private boolean fits(Tumour tumour) {
        double x = tumour.x();
        double y = tumour.y();
        double z = tumour.z();
        double radius = tumour.radiusMm();
        return brain.hull(x, y, z) < -radius - 3
                && Math.abs(x) > radius + 3
                && z > -8
                && brain.ventricles(x, y, z) > 0.5 * radius
                && brain.cerebellum(x, y, z) > radius + 4
                && brain.brainStem(x, y, z) > radius + 4;
    }

    private static boolean crowds(Tumour one, Tumour other) {
        double apart = Shape.length(one.x() - other.x(), one.y() - other.y(), one.z() - other.z());
        return apart < 1.6 * (one.radiusMm() + other.radiusMm()) + 8;
    }
}
