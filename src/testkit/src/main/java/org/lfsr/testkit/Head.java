package org.lfsr.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scanner would see of a head at a place, without noise: intensities as a T1-weighted image after gadolinium has
 * them. Coordinates are the anatomy's: millimetres from the brain's middle, x to the right, y to the front, z up.
 */
final class Head {

    static final double WHITE_MATTER = 880;

    private static final double GREY_MATTER = 630;
    private static final double NUCLEI = 720;
    private static final double FLUID = 240;
    private static final double CHOROID = 1150;
    private static final double BRAIN_STEM = 790;
    private static final double LEAVES = 620;
    private static final double VESSEL = 1250;
    private static final double OEDEMA = 600;
    private static final double RIM = 1320;
    private static final double CORE = 360;

    private final BrainAnatomy brain;
    private final List<Tumour> tumours;
    private final @Nullable Skull skull;
    private final GradientNoise texture;
    private final GradientNoise vesselsAcross;
    private final GradientNoise vesselsAlong;

    Head(long seed, BrainAnatomy brain, List<Tumour> tumours, @Nullable Skull skull) {
        this.brain = brain;
        this.tumours = List.copyOf(tumours);
        this.skull = skull;
        this.texture = new GradientNoise(seed * 37 + 1);
        this.vesselsAcross = new GradientNoise(seed * 37 + 2);
        this.vesselsAlong = new GradientNoise(seed * 37 + 3);
    }

    /** Whether only the brain is there. */
    boolean isStripped() {
        return skull == null;
    }

    /** The tumours, the largest first. */
    List<Tumour> tumours() {
        return tumours;
    }

    /** The number of the tumour whose rim is closest. */
    int closest(Cell cell) {
        int closest = 0;
        for (int i = 1; i < tumours.size(); i++) {
            closest = tumours.get(i).rim(cell) < tumours.get(closest).rim(cell) ? i : closest;
        }
        return closest;
    }

    /** The signed distance to the brain's hull. */
    double hull(Cell cell) {
        return brain.hull(cell.x(), cell.y(), cell.z());
    }

    /** The label of the middle of a cell: 0 without lesion, 1 core, 2 oedema, 4 rim. */
    int label(Cell cell) {
        int label = 0;
        for (Tumour tumour : tumours) {
            if (!tumour.isFar(cell) && label != 1 && label != 4) {
                label = Math.max(label, label(tumour, cell));
            }
        }
        return label != 0 && hull(cell) < 0 ? label : 0;
    }

    /** The intensity of a cell anywhere; 0 in the air. */
    double intensity(Cell cell) {
        double hull = hull(cell);
        double inside = skull == null ? 1 : cell.share(hull);
        double around = skull == null || inside == 1 ? 0 : skull.intensity(cell, hull);
        return inside == 0 ? around : mix(around, brain(cell), inside);
    }

    private int label(Tumour tumour, Cell cell) {
        double rim = tumour.rim(cell);
        if (rim < 0) {
            return tumour.core(cell, rim) < 0 ? 1 : 4;
        }
        return tumour.oedema(cell) < 0 && whiteMatter(origin(cell)) > 0.5 ? 2 : 0;
    }

    private double brain(Cell cell) {
        Cell origin = origin(cell);
        double value = healthy(origin);
        for (Tumour tumour : tumours) {
            if (!tumour.isFar(cell)) {
                value = ill(tumour, cell, origin, value);
            }
        }
        return value * (1 + 0.035 * texture.fractal(cell.x(), cell.y(), cell.z(), 7));
    }

    /** Where a cell was before the tumours grew. */
    private Cell origin(Cell cell) {
        Cell origin = cell;
        for (Tumour tumour : tumours) {
            if (!tumour.isFar(cell)) {
                origin = origin.scaledAround(tumour.x(), tumour.y(), tumour.z(), tumour.squeeze(cell));
            }
        }
        return origin;
    }

    private double ill(Tumour tumour, Cell cell, Cell origin, double value) {
        double swelling = cell.share(tumour.oedema(cell));
        double swollen = swelling > 0 ? mix(value, OEDEMA, 0.85 * swelling * whiteMatter(origin)) : value;
        double rim = tumour.rim(cell);
        double patches = tumour.patches(cell);
        double enhanced = mix(swollen, RIM * patches, cell.share(rim));
        return mix(enhanced, CORE * patches, cell.share(tumour.core(cell, rim)));
    }

    /** The share of white matter in the cerebrum: where oedema spreads. */
    private double whiteMatter(Cell at) {
        double tissue = brain.tissue(at.x(), at.y(), at.z(), hull(at)) + BrainAnatomy.CORTEX_MM;
        double hollow = Math.min(brain.ventricles(at.x(), at.y(), at.z()), brain.nuclei(at.x(), at.y(), at.z()));
        double hindbrain = Math.min(brain.cerebellum(at.x(), at.y(), at.z()), brain.brainStem(at.x(), at.y(), at.z()));
        return at.share(Math.max(tissue, -Math.min(hollow, hindbrain)));
    }

    private double healthy(Cell at) {
        double hull = hull(at);
        double tissue = brain.tissue(at.x(), at.y(), at.z(), hull);
        double cortex = mix(FLUID, GREY_MATTER, at.share(tissue));
        double white = mix(cortex, WHITE_MATTER, at.share(tissue + BrainAnatomy.CORTEX_MM));
        double nuclei = mix(white, NUCLEI, at.share(brain.nuclei(at.x(), at.y(), at.z())));
        double hindbrain = hindbrain(at, nuclei);
        double hollow = mix(hindbrain, FLUID, at.share(brain.ventricles(at.x(), at.y(), at.z())));
        double choroid = mix(hollow, CHOROID, at.share(brain.choroidPlexus(at.x(), at.y(), at.z())));
        return tissue > -1.5 ? mix(choroid, VESSEL, vessels(at, hull)) : choroid;
    }

    private double hindbrain(Cell at, double value) {
        double stem = mix(value, BRAIN_STEM, at.share(brain.brainStem(at.x(), at.y(), at.z()) + 1.2));
        double cerebellum = at.share(brain.cerebellum(at.x(), at.y(), at.z()) + 1.5);
        if (cerebellum == 0) {
            return stem;
        }
        double white = 0.5 - 0.5 * brain.leaves(at.x(), at.y(), at.z());
        return mix(stem, mix(LEAVES, WHITE_MATTER, white), cerebellum);
    }

    private double vessels(Cell at, double hull) {
        double sinus = at.z() > -10 ? Shape.length(at.x(), hull + 2, 0) - 2.6 : 1;
        double across = vesselsAcross.distanceToZeroMm(at.x(), at.y(), at.z(), 24);
        double along = vesselsAlong.distanceToZeroMm(at.x(), at.y(), at.z(), 17);
        return at.share(Math.min(sinus, Shape.length(across, along, 0) - 0.85));
    }

    private static double mix(double from, double to, double share) {
        return from + share * (to - from);
    }
}
