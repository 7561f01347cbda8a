package org.lfsr.dicom.series;

import java.util.List;
import java.util.Locale;

/**
 * A place or a direction in DICOM's patient space.
 *
 * @param left towards the patient's left; millimetres for a place
 * @param posterior towards the patient's back
 * @param superior towards the patient's head
 */
public record PatientVector(double left, double posterior, double superior) {

    /** Three of an attribute's values, from the given one on. */
    static PatientVector of(List<Double> values, int from) {
        return new PatientVector(values.get(from), values.get(from + 1), values.get(from + 2));
    }

    PatientVector plus(PatientVector other) {
        return new PatientVector(left + other.left, posterior + other.posterior, superior + other.superior);
    }

    PatientVector minus(PatientVector other) {
        return plus(other.times(-1));
    }

    PatientVector times(double factor) {
        return new PatientVector(left * factor, posterior * factor, superior * factor);
    }

    double dot(PatientVector other) {
        return left * other.left + posterior * other.posterior + superior * other.superior;
    }

    PatientVector cross(PatientVector other) {
        return new PatientVector(
                posterior * other.superior - superior * other.posterior,
                superior * other.left - left * other.superior,
                left * other.posterior - posterior * other.left);
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    PatientVector unit() {
        return times(1 / length());
    }

    /** The three numbers, in brackets. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "(%.3f, %.3f, %.3f)", left, posterior, superior);
    }
}
