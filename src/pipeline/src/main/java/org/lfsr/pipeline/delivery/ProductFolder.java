package org.lfsr.pipeline.delivery;

import java.util.Locale;

/**
 * The keys of one scan's products, done with one set of models.
 *
 * @param path what they begin with; ends in a slash
 */
public record ProductFolder(String path) {

    private static final String MANIFEST = "manifest.json";

    /** The manifest's key. */
    public String manifest() {
        return path + MANIFEST;
    }

    /** The key of a stack's volume. */
    public String volume(int index) {
        return lesion(index) + ".nii.gz";
    }

    /** The key of a stack's deviation map. */
    public String deviation(int index) {
        return lesion(index) + "-deviation.nii.gz";
    }

    /** The key of an instance of a stack's volume, as DICOM. */
    public String instance(int index, int slice) {
        return numbered(lesion(index) + "-dicom", slice);
    }

    /** The key of an instance of a stack's deviation map, as DICOM. */
    public String deviationInstance(int index, int slice) {
        return numbered(lesion(index) + "-deviation-dicom", slice);
    }

    /** The key of a stack's picture. */
    public String preview(int index) {
        return lesion(index) + ".png";
    }

    /** Four digits, as instances count: from 1. */
    private static String numbered(String folder, int slice) {
        return String.format(Locale.ROOT, "%s/%04d.dcm", folder, slice + 1);
    }

    /** Two digits, more from the hundredth lesion on. */
    private String lesion(int index) {
        return String.format(Locale.ROOT, "%slesion-%02d", path, index);
    }
}
