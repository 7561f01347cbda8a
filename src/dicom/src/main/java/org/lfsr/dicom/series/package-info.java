/**
 * From a series' instances to a volume: which images there are, where they lie, and whether they make one whole.
 *
 * <p>Conventions: instances' own space is DICOM's (towards the patient's left, back and head, millimetres), volumes' is
 * NIfTI's (right, front, head). A volume's x runs along the images' rows, y down their columns, both as they are
 * stored, and z across the slices that were scanned, along the images' normal: right-handed, whatever order they came
 * in.
 */
@NullMarked
package org.lfsr.dicom.series;

import org.jspecify.annotations.NullMarked;
