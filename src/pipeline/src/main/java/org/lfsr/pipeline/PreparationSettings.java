package org.lfsr.pipeline;

import org.lfsr.imaging.Axis;

/**
 * How scans are read.
 *
 * @param limits how large they may be
 * @param sliceAxis the axis that slices lie across
 * @param outsideCompetence what becomes of scans that the models were not made for
 * @param dicom when a series is whole
 */
public record PreparationSettings(
        ReadLimits limits, Axis sliceAxis, OutsideCompetence outsideCompetence, DicomSettings dicom) {}
