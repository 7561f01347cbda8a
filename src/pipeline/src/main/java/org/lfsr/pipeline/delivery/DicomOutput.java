package org.lfsr.pipeline.delivery;

import java.util.List;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.derived.Deidentification;

/** What is stored, besides NIfTI files, of scans that were DICOM. */
public sealed interface DicomOutput {

    /** The instances to store of those that say what their source says. */
    List<DataSet> of(List<DataSet> instances, String scanId);

    /** Whether there are any. */
    boolean isWanted();

    /** Nothing. */
    record None() implements DicomOutput {

        @Override
        public List<DataSet> of(List<DataSet> instances, String scanId) {
            return List.of();
        }

        @Override
        public boolean isWanted() {
            return false;
        }
    }

    /** Series of the patient and the study that the source is of. */
    record AsSource() implements DicomOutput {

        @Override
        public List<DataSet> of(List<DataSet> instances, String scanId) {
            return instances;
        }

        @Override
        public boolean isWanted() {
            return true;
        }
    }

    /**
     * Series that do not tell whose they are.
     *
     * @param deidentification takes away what does; the patient is called as the scan
     */
    record Deidentified(Deidentification deidentification) implements DicomOutput {

        @Override
        public List<DataSet> of(List<DataSet> instances, String scanId) {
            return instances.stream()
                    .map(instance -> deidentification.of(instance, scanId))
                    .toList();
        }

        @Override
        public boolean isWanted() {
            return true;
        }
    }
}
