package org.lfsr.dicom.derived;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.DataSetBuilder;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.UnreadableDicomException;

/** Says what made a derived series: this software, with which models, and what the source was made with. */
final class Equipment {

    private static final String NAME = "LFSR";
    private static final int MOST_LONG_STRING = 64;

    private Equipment() {}

    static void put(Derivation derivation, DataSet source, DataSetBuilder image) throws UnreadableDicomException {
        image.text(Tags.MANUFACTURER, NAME)
                .text(Tags.MANUFACTURER_MODEL_NAME, NAME)
                .text(Tags.SOFTWARE_VERSIONS, shortened(derivation.softwareVersion()))
                .items(Tags.CONTRIBUTING_EQUIPMENT_SEQUENCE, contributing(derivation, source));
    }

    private static List<DataSet> contributing(Derivation derivation, DataSet source) throws UnreadableDicomException {
        List<DataSet> items = new ArrayList<>();
        Optional<DataSet> acquisition = acquisition(source);
        acquisition.ifPresent(items::add);
        for (ContributingModel model : derivation.models()) {
            items.add(DataSet.builder()
                    .items(Tags.PURPOSE_OF_REFERENCE_CODE_SEQUENCE, Code.PROCESSING_EQUIPMENT.item())
                    .text(Tags.MANUFACTURER, NAME)
                    .text(Tags.MANUFACTURER_MODEL_NAME, shortened(model.name()))
                    .text(Tags.SOFTWARE_VERSIONS, shortened(model.version()))
                    .text(
                            Tags.CONTRIBUTION_DESCRIPTION,
                            "%s; ONNX file with SHA-256 %s".formatted(model.role(), model.sha256()))
                    .build());
        }
        return items;
    }

    private static Optional<DataSet> acquisition(DataSet source) throws UnreadableDicomException {
        if (source.text(Tags.MANUFACTURER).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(DataSet.builder()
                .items(Tags.PURPOSE_OF_REFERENCE_CODE_SEQUENCE, Code.ACQUISITION_EQUIPMENT.item())
                .copy(
                        source,
                        Tags.MANUFACTURER,
                        Tags.INSTITUTION_NAME,
                        Tags.STATION_NAME,
                        Tags.MANUFACTURER_MODEL_NAME,
                        Tags.DEVICE_SERIAL_NUMBER,
                        Tags.SOFTWARE_VERSIONS)
                .build());
    }

    /** Without what would part a value, and not too long. */
    private static String shortened(String text) {
        String whole = text.replace('\\', '/');
        return whole.substring(0, Math.min(MOST_LONG_STRING, whole.length()));
    }
}
