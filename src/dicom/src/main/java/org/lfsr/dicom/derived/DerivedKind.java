package org.lfsr.dicom.derived;

import org.lfsr.dicom.DataSet;

/** What a derived series shows. */
public enum DerivedKind {
    /** What a model made of a lesion. */
    ENHANCED("enhanced x%d", "Lesion region, super-resolved x%d by a neural network", Code.SPATIAL_RESAMPLING),

    /** A lesion on the same finer grid, without a model. */
    INTERPOLATED(
            "interpolated x%d, not enhanced",
            "Lesion region, interpolated x%d: the result of the neural network did not pass its checks",
            Code.SPATIAL_RESAMPLING),

    /** How far what the model made, degraded again, departs from the input. */
    DEVIATION(
            "deviation from input",
            "Difference of the input and of what a neural network made of it x%d, degraded again",
            Code.SPATIAL_RESAMPLING,
            Code.SUBTRACTION);

    private final String title;
    private final String description;
    private final DataSet[] codes;

    DerivedKind(String title, String description, Code... codes) {
        this.title = title;
        this.description = description;
        this.codes = new DataSet[codes.length];
        for (int i = 0; i < codes.length; i++) {
            this.codes[i] = codes[i].item();
        }
    }

    /** What it is called in lists of series. */
    String title(int scale) {
        return title.replace("%d", Integer.toString(scale));
    }

    String description(int scale) {
        return description.replace("%d", Integer.toString(scale));
    }

    DataSet[] codes() {
        return codes.clone();
    }
}
