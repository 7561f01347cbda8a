package org.lfsr.dicom;

/**
 * An instance as a file has it (PS3.10).
 *
 * @param transferSyntax how it was encoded
 * @param meta the file meta information: group 2
 * @param dataSet the instance itself
 */
public record DicomFile(TransferSyntax transferSyntax, DataSet meta, DataSet dataSet) {

    /** The way it was encoded, and how many attributes there are. */
    @Override
    public String toString() {
        return "%s, %s".formatted(transferSyntax, dataSet);
    }
}
