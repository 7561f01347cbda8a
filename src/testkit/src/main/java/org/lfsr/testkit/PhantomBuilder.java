package org.lfsr.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Grid;

/** Collects what a {@link Phantom} is to be like. */
public final class PhantomBuilder {

    /** What a grid shows unless it is told where its voxels lie, in millimetres: a head with some air around it. */
    private static final double FIELD_MM = 216;

    private static final double FIELD_HEIGHT_MM = 170;

    private long seed = 1;
    private Grid grid = new Grid(160, 160, 40);
    private @Nullable Affine affine;
    private boolean skull;
    private int lesions = 1;
    private double noiseDeviation = 16;
    private double biasStrength = 0.12;
    private boolean averaged = true;

    PhantomBuilder() {}

    /** Chooses among endlessly many heads, folds, tumours and noises. */
    public PhantomBuilder seed(long chosen) {
        seed = chosen;
        return this;
    }

    /** Sets the size. */
    public PhantomBuilder grid(Grid size) {
        grid = size;
        return this;
    }

    /**
     * Sets where the voxels lie, which may be any way round and show a part only. Without it the grid shows the whole
     * head, x to the right, y to the front and z up, its middle at the origin: 216 mm x 216 mm x 170 mm.
     */
    public PhantomBuilder affine(Affine placed) {
        affine = placed;
        return this;
    }

    /** Leaves skull, scalp and neck on, and lets the noise into the air around them. */
    public PhantomBuilder withSkull() {
        skull = true;
        return this;
    }

    /**
     * Sets how many tumours there are; 0 for a healthy brain.
     *
     * @throws IllegalArgumentException if it is below 0
     */
    public PhantomBuilder lesions(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("A brain with %d lesions".formatted(count));
        }
        lesions = count;
        return this;
    }

    /**
     * Sets the standard deviation, in intensity units, of the Gaussian noise in both components of which the image is
     * the magnitude; 0 for none.
     *
     * @throws IllegalArgumentException if it is below 0 or not finite
     */
    public PhantomBuilder noise(double deviation) {
        noiseDeviation = atLeastZero(deviation, "Noise");
        return this;
    }

    /**
     * Sets how much brighter or darker, as a share, the image becomes where the receivers' sensitivity is furthest from
     * its mean; 0 for none.
     *
     * @throws IllegalArgumentException if it is below 0 or not finite
     */
    public PhantomBuilder bias(double strength) {
        biasStrength = atLeastZero(strength, "Bias");
        return this;
    }

    private static double atLeastZero(double value, String name) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("%s of %s is not a finite number from 0".formatted(name, value));
        }
        return value;
    }

    /** Gives every voxel the tissue of its middle, instead of the average of what it covers. */
    public PhantomBuilder withoutPartialVolume() {
        averaged = false;
        return this;
    }

    /**
     * Makes the phantom; on one core about a microsecond or two for each voxel of brain.
     *
     * @throws IllegalArgumentException if the grid shows too little of the brain to place the lesions in
     */
    public Phantom build() {
        Affine placed = affine == null ? wholeHead() : affine;
        AnatomyFrame frame = averaged ? AnatomyFrame.averaging(grid, placed) : AnatomyFrame.sampling(grid, placed);
        BrainAnatomy brain = new BrainAnatomy(seed);
        List<Tumour> tumours = new TumourPlacement(seed, brain, frame).place(lesions);
        Scanner scanner = new Scanner(biasStrength, noiseDeviation, new GradientNoise(seed * 47));
        Head head = new Head(seed, brain, tumours, skull ? new Skull(seed) : null);
        return new PhantomPainter(frame, head, scanner).paint(seed);
    }

    private Affine wholeHead() {
        double x = FIELD_MM / grid.width();
        double y = FIELD_MM / grid.height();
        double z = FIELD_HEIGHT_MM / grid.depth();
        return Affine.ofRows(
                x, 0, 0, start(x, grid.width()), 0, y, 0, start(y, grid.height()), 0, 0, z, start(z, grid.depth()));
    }

    private static double start(double spacingMm, int size) {
        return -spacingMm * (size - 1) / 2;
    }
}
