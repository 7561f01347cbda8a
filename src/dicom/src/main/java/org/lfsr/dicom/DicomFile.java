package org.lfsr.dicom;

/**
 * An instance as a file has it (PS3.10).
 *
 * @param transferSyntax how it was encoded
 * @param meta the file meta information: group 2
 * @param dataSet the instance itself
 * @param bytes about how many bytes of memory that takes: as many as the file has, or as it has once it is inflated
 */
public record DicomFile(TransferSyntax transferSyntax, DataSet meta, DataSet dataSet, long bytes) {

    /** The way it was encoded, and how many attributes there are. */
    @Override
    public String toString() {
        return "%s, %s".formatted(transferSyntax, dataSet);
    }
}
