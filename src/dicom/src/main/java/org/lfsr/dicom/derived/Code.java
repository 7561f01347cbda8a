package org.lfsr.dicom.derived;

import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.Tags;

/** The concepts of PS3.16 that derived series use. */
enum Code {
    SPATIAL_RESAMPLING("113085", "Spatial resampling"),
    SUBTRACTION("113062", "Pixel by pixel subtraction"),
    SOURCE_IMAGE("121322", "Source image for image processing operation"),
    ACQUISITION_EQUIPMENT("109101", "Acquisition Equipment"),
    PROCESSING_EQUIPMENT("109102", "Processing Equipment"),
    BASIC_PROFILE("113100", "Basic Application Confidentiality Profile"),
    CLEAN_DESCRIPTORS("113105", "Clean Descriptors Option");

    private final String value;
    private final String meaning;

    Code(String value, String meaning) {
        this.value = value;
        this.meaning = meaning;
    }

    /** The concept as an item of a sequence. */
    DataSet item() {
        return DataSet.builder()
                .text(Tags.CODE_VALUE, value)
                .text(Tags.CODING_SCHEME_DESIGNATOR, "DCM")
                .text(Tags.CODE_MEANING, meaning)
                .build();
    }
}
