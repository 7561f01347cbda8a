package org.lfsr.dicom.derived;

import java.util.List;

/**
 * What made derived series.
 *
 * @param identity text in which everything stands that the pixels depend on: scan, content, models, settings. The same
 *     text gives the same identifiers, another one others
 * @param scale how many times as fine pixels are, along both axes of a slice
 * @param softwareVersion the version of the software
 * @param models those that took part
 */
public record Derivation(String identity, int scale, String softwareVersion, List<ContributingModel> models) {

    /** Copies the list. */
    public Derivation {
        models = List.copyOf(models);
    }
}
