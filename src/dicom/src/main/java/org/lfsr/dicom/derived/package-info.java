/**
 * Results as DICOM series: single-frame MR images in the study, the patient and the space of the series that they were
 * made of, saying in every instance what they are, what they came from and what made them.
 */
@NullMarked
package org.lfsr.dicom.derived;

import org.jspecify.annotations.NullMarked;
