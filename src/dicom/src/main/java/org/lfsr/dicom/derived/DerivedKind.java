package org.lfsr.dicom.derived;

import java.util.List;
import org.lfsr.dicom.DataSet;

/** What a derived series shows. */
public enum DerivedKind {
    /** What a model made of a lesion. */
    ENHANCED(1, "enhanced x%d", "Lesion region, super-resolved x%d by a neural network"),

    /** A lesion on the same finer grid, without a model. */
    INTERPOLATED(
            2,
            "interpolated x%d, not enhanced",
            "Lesion region, interpolated x%d: the result of the neural network did not pass its checks"),

    /** How far what the model made, degraded again, departs from the input. */
    DEVIATION(
            3,
            "deviation from input",
            "Difference of the input and of what a neural network made of it x%d, degraded again");

    private final int number;
    private final String title;
    private final String description;

    DerivedKind(int number, String title, String description) {
        this.number = number;
        this.title = title;
        this.description = description;
    }

    /** The last digit of its series' numbers. */
    int number() {
        return number;
    }

    /** What it is called in lists of series. */
    String title(int scale) {
        return title.replace("%d", Integer.toString(scale));
    }

    String description(int scale) {
        return description.replace("%d", Integer.toString(scale));
    }

    List<DataSet> codes() {
        return this == DEVIATION
                ? List.of(Code.SPATIAL_RESAMPLING.item(), Code.SUBTRACTION.item())
                : List.of(Code.SPATIAL_RESAMPLING.item());
    }
}
