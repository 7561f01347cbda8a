package org.lfsr.dicom.derived;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.DataSetBuilder;
import org.lfsr.dicom.Element;
import org.lfsr.dicom.Tag;
import org.lfsr.dicom.Tags;

/**
 * Takes from derived instances what tells who the patient is: those parts of PS3.15's Basic Application Level
 * Confidentiality Profile (table E.1-1) that concern attributes of derived series. Theirs are few and known, and no
 * private ones.
 *
 * <ul>
 *   <li>Replaced by the pseudonym: patient's name and id.
 *   <li>Emptied: patient's birth date and sex, accession number, study's id, date and time, referring physician.
 *   <li>Removed: all else of the patient, dates and times of the acquisition, time zone, study's description, and the
 *       equipment of the acquisition with its institution, station and serial number.
 *   <li>Replaced: the identifiers of study, series, instances, space and sources, by a keyed digest (HMAC-SHA-256) of
 *       them: alike in all series of one key, and not to be guessed without it.
 *   <li>Kept, since this software writes them and nothing of the patient is in them (Clean Descriptors Option): the
 *       descriptions of series, derivation and contribution.
 * </ul>
 *
 * <p>Not done: cleaning of pixels. Regions of lesions show no writing that the source's pixels do not have, and may
 * show features by which a patient could be recognized.
 */
public final class Deidentification {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_KEY = 16;
    private static final int MOST_LONG_STRING = 64;

    private static final Tag[] REMOVED = {
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
        Tags.PATIENT_COMMENTS
    };
    private static final List<Tag> EMPTIED = List.of(
            Tags.STUDY_DATE,
            Tags.STUDY_TIME,
            Tags.ACCESSION_NUMBER,
            Tags.REFERRING_PHYSICIAN_NAME,
            Tags.PATIENT_BIRTH_DATE,
            Tags.PATIENT_SEX,
            Tags.STUDY_ID);
    private static final List<Tag> IDENTIFIERS = List.of(
            Tags.STUDY_INSTANCE_UID,
            Tags.SERIES_INSTANCE_UID,
            Tags.SOP_INSTANCE_UID,
            Tags.FRAME_OF_REFERENCE_UID,
            Tags.REFERENCED_SOP_INSTANCE_UID);

    private final SecretKeySpec key;

    /**
     * Takes a key, which stays a secret of whoever de-identifies.
     *
     * @throws IllegalArgumentException if it has less than 16 characters
     */
    public Deidentification(String key) {
        if (key.length() < LEAST_KEY) {
            throw new IllegalArgumentException(
                    "A key for identifiers has %d characters or more, found %d".formatted(LEAST_KEY, key.length()));
        }
        this.key = new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM);
    }

    /**
     * De-identifies an instance that {@link DerivedSeries} made.
     *
     * @param pseudonym what the patient is called instead; one of more than 64 characters is replaced by its digest
     */
    public DataSet of(DataSet instance, String pseudonym) {
        String name = pseudonym.length() <= MOST_LONG_STRING ? pseudonym : replacement(pseudonym);
        DataSetBuilder cleaned = replaced(instance).toBuilder().remove(REMOVED);
        EMPTIED.forEach(cleaned::empty);
        return cleaned.text(Tags.PATIENT_NAME, name)
                .text(Tags.PATIENT_ID, name)
                .text(Tags.PATIENT_IDENTITY_REMOVED, "YES")
                .text(Tags.DEIDENTIFICATION_METHOD, "LFSR: PS3.15 Basic Profile for derived series")
                .items(
                        Tags.DEIDENTIFICATION_METHOD_CODE_SEQUENCE,
                        Code.BASIC_PROFILE.item(),
                        Code.CLEAN_DESCRIPTORS.item())
                .text(Tags.LONGITUDINAL_TEMPORAL_INFORMATION_MODIFIED, "REMOVED")
                .items(Tags.CONTRIBUTING_EQUIPMENT_SEQUENCE, ownEquipment(instance))
                .build();
    }

    /** An identifier's replacement. */
    String replacement(String uid) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return DerivedUid.ofDigest(mac.doFinal(uid.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private DataSet replaced(DataSet dataSet) {
        DataSetBuilder builder = dataSet.toBuilder();
        for (Element element : dataSet.elements()) {
            if (element instanceof Element.Items sequence) {
                builder.items(
                        sequence.tag(),
                        sequence.items().stream().map(this::replaced).toList());
            } else if (element instanceof Element.Text text && IDENTIFIERS.contains(text.tag())) {
                builder.text(
                        text.tag(),
                        text.values().stream().map(this::replacement).toArray(String[]::new));
            }
        }
        return builder.build();
    }

    private static List<DataSet> ownEquipment(DataSet instance) {
        return instance
                .find(Tags.CONTRIBUTING_EQUIPMENT_SEQUENCE)
                .filter(Element.Items.class::isInstance)
                .map(Element.Items.class::cast)
                .map(Element.Items::items)
                .orElse(List.of())
                .stream()
                .filter(item ->
                        !item.find(Tags.PURPOSE_OF_REFERENCE_CODE_SEQUENCE).equals(acquisition()))
                .toList();
    }

    private static Optional<Element> acquisition() {
        return DataSet.builder()
                .items(Tags.PURPOSE_OF_REFERENCE_CODE_SEQUENCE, Code.ACQUISITION_EQUIPMENT.item())
                .build()
                .find(Tags.PURPOSE_OF_REFERENCE_CODE_SEQUENCE);
    }
}
