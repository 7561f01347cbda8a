package org.lfsr.dicom.series;

import java.util.List;
import java.util.Optional;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.DicomFile;
import org.lfsr.dicom.Shown;
import org.lfsr.dicom.Tag;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.UnreadableDicomException.Reason;
import org.lfsr.dicom.pixel.Frames;

/**
 * An instance with images of magnetic resonance.
 *
 * @param sopClassUid which class it is of
 * @param sopInstanceUid its identifier
 * @param attributes all that it says, but for pixels and single frames
 * @param frames its images, still encoded
 */
record SourceInstance(String sopClassUid, String sopInstanceUid, DataSet attributes, Frames frames) {

    private static final String MR = "1.2.840.10008.5.1.4.1.1.4";
    private static final List<String> ENHANCED = List.of("1.2.840.10008.5.1.4.1.1.4.1", "1.2.840.10008.5.1.4.1.1.4.4");
    private static final int PIXELS = 0x7FE0;

    /**
     * Takes an instance if it has an image.
     *
     * @return nothing for reports, presentation states, directories and whatever else shows nothing itself
     * @throws UnreadableDicomException if the image is not of magnetic resonance, or of a kind that is not read
     */
    static Optional<SourceInstance> of(DicomFile file) throws UnreadableDicomException {
        DataSet dataSet = file.dataSet();
        String sopClass = dataSet.text(Tags.SOP_CLASS_UID).orElse("");
        boolean known = sopClass.equals(MR) || ENHANCED.contains(sopClass);
        boolean image = known
                || dataSet.elements().stream().anyMatch(element -> element.tag().group() == PIXELS);
        if (!image) {
            return Optional.empty();
        }
        String modality = dataSet.text(Tags.MODALITY).orElse("");
        if (!known || !modality.equals("MR")) {
            throw new UnreadableDicomException(
                    Reason.NOT_MR,
                    "An image has %s %s and %s %s, not one of magnetic resonance"
                            .formatted(Tags.SOP_CLASS_UID, Shown.uid(sopClass), Tags.MODALITY, Shown.code(modality)));
        }
        return Optional.of(image(file, sopClass));
    }

    private static SourceInstance image(DicomFile file, String sopClass) throws UnreadableDicomException {
        DataSet dataSet = file.dataSet();
        if (dataSet.contains(Tags.MODALITY_LUT_SEQUENCE)) {
            throw new UnreadableDicomException(
                    Reason.UNSUPPORTED_PIXELS,
                    "%s is there: values are not linear".formatted(Tags.MODALITY_LUT_SEQUENCE));
        }
        List<String> type = dataSet.texts(Tags.IMAGE_TYPE);
        if (type.contains("LOCALIZER")) {
            throw new UnreadableDicomException(
                    Reason.LOCALIZER, "%s has 'LOCALIZER': the image plans others".formatted(Tags.IMAGE_TYPE));
        }
        if (type.contains("MOSAIC")) {
            throw new UnreadableDicomException(
                    Reason.UNSUPPORTED_PIXELS, "%s has 'MOSAIC': the image holds many".formatted(Tags.IMAGE_TYPE));
        }
        return new SourceInstance(
                sopClass,
                dataSet.requireText(Tags.SOP_INSTANCE_UID),
                dataSet.select(SourceInstance::isAttribute),
                Frames.of(file));
    }

    private static boolean isAttribute(Tag tag) {
        return tag.group() != PIXELS && !tag.equals(Tags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
    }

    /** Whether it describes its frames in groups of attributes, some shared and some of each frame. */
    boolean isEnhanced() {
        return ENHANCED.contains(sopClassUid);
    }

    /** The class and how many frames there are. */
    @Override
    public String toString() {
        return "%s, %d frames".formatted(sopClassUid, frames.count());
    }
}
