package org.lfsr.testkit;

import java.util.SplittableRandom;

/**
 * What a scanner adds to the image: receivers that are more sensitive in some places, and noise of magnitude images.
 *
 * @param biasStrength the sensitivity's deviation from 1 at its strongest, nearly; 0 for none
 * @param noiseDeviation the standard deviation of the noise in each of the two components, in intensity units; 0 for
 *     none
 * @param field the shape of the sensitivity
 */
record Scanner(double biasStrength, double noiseDeviation, GradientNoise field) {

    private static final double MOST = 4095;

    /** How sensitive the receivers are at a place: 1 on average. */
    double sensitivity(Cell cell) {
        double outward = (cell.x() * cell.x() + cell.y() * cell.y() + cell.z() * cell.z()) / (90.0 * 90.0) - 0.5;
        double wave = 1.6 * field.at(cell.x(), cell.y(), cell.z(), 130);
        return 1 + biasStrength * (0.5 * outward + wave);
    }

    /** The whole number that is stored for an intensity: Rician noise is added (Gudbjartsson and Patz, 1995). */
    float stored(double intensity, SplittableRandom random) {
        double real = intensity;
        double imaginary = 0;
        if (noiseDeviation > 0) {
            double length = noiseDeviation * Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
            double angle = 2 * Math.PI * random.nextDouble();
            real += length * StrictMath.cos(angle);
            imaginary = length * StrictMath.sin(angle);
        }
        return (float) Math.min(MOST, Math.rint(Math.sqrt(real * real + imaginary * imaginary)));
    }
}
