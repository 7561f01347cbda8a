package org.lfsr.dicom.derived;

import java.util.List;
import java.util.Optional;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.DataSetBuilder;
import org.lfsr.dicom.Tag;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.UnreadableDicomException;

/**
 * What a derived series says of patient, study, space and acquisition: what its source says, of known attributes alone.
 * What must be there and is not gets a value that says nothing.
 */
final class CarriedAttributes {

    /** Attributes that must be there, if only empty. */
    private static final List<Tag> EMPTY_IF_UNKNOWN = List.of(
            Tags.STUDY_DATE,
            Tags.STUDY_TIME,
            Tags.ACCESSION_NUMBER,
            Tags.REFERRING_PHYSICIAN_NAME,
            Tags.PATIENT_NAME,
            Tags.PATIENT_ID,
            Tags.PATIENT_BIRTH_DATE,
            Tags.PATIENT_SEX,
            Tags.STUDY_ID,
            Tags.PATIENT_POSITION,
            Tags.POSITION_REFERENCE_INDICATOR,
            Tags.SCAN_OPTIONS,
            Tags.MR_ACQUISITION_TYPE,
            Tags.REPETITION_TIME,
            Tags.ECHO_TIME,
            Tags.ECHO_TRAIN_LENGTH);

    private static final Tag[] IF_KNOWN = {
        Tags.TIMEZONE_OFFSET_FROM_UTC,
        Tags.ACQUISITION_DATE,
        Tags.ACQUISITION_TIME,
        Tags.STUDY_DESCRIPTION,
        Tags.ISSUER_OF_PATIENT_ID,
        Tags.OTHER_PATIENT_IDS_SEQUENCE,
        Tags.PATIENT_AGE,
        Tags.PATIENT_SIZE,
        Tags.PATIENT_WEIGHT,
        Tags.ETHNIC_GROUP,
        Tags.PATIENT_COMMENTS,
        Tags.PATIENT_IDENTITY_REMOVED,
        Tags.DEIDENTIFICATION_METHOD,
        Tags.DEIDENTIFICATION_METHOD_CODE_SEQUENCE,
        Tags.BODY_PART_EXAMINED,
        Tags.LATERALITY,
        Tags.SCANNING_SEQUENCE,
        Tags.SEQUENCE_VARIANT,
        Tags.INVERSION_TIME,
        Tags.MAGNETIC_FIELD_STRENGTH,
        Tags.FLIP_ANGLE,
        Tags.LOSSY_IMAGE_COMPRESSION,
        Tags.LOSSY_IMAGE_COMPRESSION_RATIO,
        Tags.LOSSY_IMAGE_COMPRESSION_METHOD
    };

    private CarriedAttributes() {}

    static DataSetBuilder begin(DataSet source) throws UnreadableDicomException {
        DataSetBuilder begun = DataSet.builder();
        EMPTY_IF_UNKNOWN.forEach(begun::empty);
        EMPTY_IF_UNKNOWN.forEach(tag -> begun.copy(source, tag));
        begun.text(Tags.SCANNING_SEQUENCE, "RM")
                .text(Tags.SEQUENCE_VARIANT, "NONE")
                .copy(source, IF_KNOWN)
                .text(Tags.MODALITY, "MR")
                .text(Tags.STUDY_INSTANCE_UID, source.requireText(Tags.STUDY_INSTANCE_UID))
                .text(Tags.FRAME_OF_REFERENCE_UID, frameOfReference(source));
        if (!source.contains(Tags.BODY_PART_EXAMINED) && !source.contains(Tags.LATERALITY)) {
            // Whether the part of the body is one of two is not known, so which of the two must not be left out.
            begun.empty(Tags.LATERALITY);
        }
        return begun;
    }

    /** A series without a space has at least one of its own. */
    private static String frameOfReference(DataSet source) throws UnreadableDicomException {
        Optional<String> known = source.text(Tags.FRAME_OF_REFERENCE_UID);
        return known.isPresent()
                ? known.get()
                : DerivedUid.of("frame of reference", source.requireText(Tags.SERIES_INSTANCE_UID));
    }
}
