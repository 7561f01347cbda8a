package org.lfsr.dicom.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lfsr.dicom.Tag;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.UnreadableDicomException.Reason;
import org.lfsr.imaging.Affine;

/**
 * The images of a volume, in the order of its slices, at even distances along their normal.
 *
 * <p>A slice may lie 5 % of the distance between slices from where even distances would have it, and the whole stack 1
 * % beside the normal.
 *
 * @param frames the images, along their normal
 * @param step from one slice to the next
 */
record SliceStack(List<SourceFrame> frames, PatientVector step) {

    private static final double SAME_PLACE_MM = 1e-3;
    private static final double MAX_UNEVENNESS = 0.05;
    private static final double MAX_SHEAR = 0.01;
    private static final double WHOLE_GAPS = 0.1;
    private static final double MISSING_FROM = 1.5;

    /**
     * Sorts a series' images.
     *
     * @throws UnreadableDicomException if they are not those of one whole volume
     */
    static SliceStack of(List<SourceFrame> images) throws UnreadableDicomException {
        checkAlike(images);
        PatientVector normal = images.get(0).geometry().normal();
        List<SourceFrame> frames = new ArrayList<>(images);
        frames.sort(
                Comparator.comparingDouble(frame -> frame.geometry().position().dot(normal)));
        if (frames.size() == 1) {
            return new SliceStack(frames, normal.times(singleSpacing(frames.get(0))));
        }
        checkGaps(gaps(frames, normal));
        PatientVector span = place(frames, frames.size() - 1).minus(place(frames, 0));
        PatientVector step = span.times(1.0 / (frames.size() - 1));
        checkStraight(frames, step, normal);
        checkAnnounced(frames.get(0), step.length(), frames.size());
        return new SliceStack(List.copyOf(frames), step);
    }

    private static void checkAlike(List<SourceFrame> images) throws UnreadableDicomException {
        SourceFrame first = images.get(0);
        for (SourceFrame image : images) {
            checkSize(first, image);
            if (!image.geometry().isParallelTo(first.geometry())) {
                throw new UnreadableDicomException(
                        Reason.MIXED_ORIENTATIONS,
                        "Images lie along %s, %s and along %s, %s"
                                .formatted(
                                        first.geometry().alongRow(),
                                        first.geometry().downColumn(),
                                        image.geometry().alongRow(),
                                        image.geometry().downColumn()));
            }
            Optional<Tag> difference = first.kind().difference(image.kind());
            if (difference.isPresent()) {
                throw new UnreadableDicomException(
                        Reason.SEVERAL_VOLUMES,
                        "Images differ in %s: %s and %s"
                                .formatted(
                                        difference.get(),
                                        first.kind().value(difference.get()),
                                        image.kind().value(difference.get())));
            }
        }
    }

    private static void checkSize(SourceFrame first, SourceFrame image) throws UnreadableDicomException {
        boolean same = image.instance().frames().format().columns()
                        == first.instance().frames().format().columns()
                && image.instance().frames().format().rows()
                        == first.instance().frames().format().rows();
        if (!same) {
            throw new UnreadableDicomException(
                    Reason.MIXED_SIZES,
                    "Images are %s and %s"
                            .formatted(
                                    first.instance().frames().format(),
                                    image.instance().frames().format()));
        }
        if (!image.geometry().isAsFineAs(first.geometry())) {
            throw new UnreadableDicomException(
                    Reason.MIXED_SIZES,
                    "Pixels are %s and %s"
                            .formatted(
                                    first.geometry().spacing(), image.geometry().spacing()));
        }
    }

    private static double singleSpacing(SourceFrame frame) throws UnreadableDicomException {
        Optional<Double> spacing =
                frame.geometry().betweenMm().or(() -> frame.geometry().thicknessMm());
        if (spacing.isEmpty()) {
            throw new UnreadableDicomException(
                    Reason.MISSING_ATTRIBUTE,
                    "%s of a single image is missing or empty".formatted(Tags.SLICE_THICKNESS));
        }
        return SliceGeometry.checkedSpacing(spacing.get());
    }

    private static PatientVector place(List<SourceFrame> frames, int index) {
        return frames.get(index).geometry().position();
    }

    private static double[] gaps(List<SourceFrame> frames, PatientVector normal) {
        double[] gaps = new double[frames.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = place(frames, i + 1).minus(place(frames, i)).dot(normal);
        }
        return gaps;
    }

    private static void checkGaps(double[] gaps) throws UnreadableDicomException {
        double sum = 0;
        for (int i = 0; i < gaps.length; i++) {
            if (gaps[i] < SAME_PLACE_MM) {
                throw new UnreadableDicomException(
                        Reason.DUPLICATE_SLICES,
                        "Slices %d and %d of %d lie at the same place".formatted(i + 1, i + 2, gaps.length + 1));
            }
            sum += gaps[i];
        }
        double mean = sum / gaps.length;
        SliceGeometry.checkedSpacing(mean);
        double before = 0;
        for (int i = 0; i < gaps.length; i++) {
            before += gaps[i];
            if (Math.abs(before - mean * (i + 1)) > MAX_UNEVENNESS * mean) {
                throw uneven(gaps);
            }
        }
    }

    private static UnreadableDicomException uneven(double[] gaps) {
        double[] sorted = gaps.clone();
        java.util.Arrays.sort(sorted);
        double usual = sorted[sorted.length / 2];
        long missing = 0;
        int first = -1;
        boolean whole = true;
        for (int i = 0; i < gaps.length; i++) {
            double slices = gaps[i] / usual;
            whole &= Math.abs(slices - Math.rint(slices)) <= WHOLE_GAPS && slices > 1 - WHOLE_GAPS;
            if (slices > MISSING_FROM) {
                missing += Math.round(slices) - 1;
                first = first < 0 ? i : first;
            }
        }
        if (whole && missing > 0) {
            return new UnreadableDicomException(
                    Reason.MISSING_SLICES,
                    String.format(
                            Locale.ROOT,
                            "%d slices are missing beside %d, the first after slice %d: %.4f mm to the next, not %.4f",
                            missing,
                            gaps.length + 1,
                            first + 1,
                            gaps[first],
                            usual));
        }
        return new UnreadableDicomException(
                Reason.UNEVEN_SLICES,
                String.format(
                        Locale.ROOT,
                        "%d slices lie from %.4f to %.4f mm apart, not evenly",
                        gaps.length + 1,
                        sorted[0],
                        sorted[sorted.length - 1]));
    }

    private static void checkStraight(List<SourceFrame> frames, PatientVector step, PatientVector normal)
            throws UnreadableDicomException {
        double along = step.dot(normal);
        double beside = step.minus(normal.times(along)).length();
        if (beside > MAX_SHEAR * along) {
            throw SliceGeometry.bad(String.format(
                    Locale.ROOT, "Slices go %.4f mm sideways with each %.4f mm along their normal", beside, along));
        }
        for (int i = 0; i < frames.size(); i++) {
            double off =
                    place(frames, i).minus(place(frames, 0).plus(step.times(i))).length();
            if (off > MAX_UNEVENNESS * along) {
                throw SliceGeometry.bad(String.format(
                        Locale.ROOT, "Slice %d lies %.4f mm beside the line from first to last", i + 1, off));
            }
        }
    }

    /** Every other slice missing leaves no gap, but the slices themselves say that they lay closer. */
    private static void checkAnnounced(SourceFrame frame, double spacingMm, int count) throws UnreadableDicomException {
        double slices = frame.geometry().slicesIn(spacingMm);
        if (slices > MISSING_FROM && Math.abs(slices - Math.rint(slices)) <= MAX_UNEVENNESS) {
            throw new UnreadableDicomException(
                    Reason.MISSING_SLICES,
                    String.format(
                            Locale.ROOT,
                            "%d slices lie %.4f mm apart, %.0f times as far as their %s says",
                            count,
                            spacingMm,
                            slices,
                            Tags.SPACING_BETWEEN_SLICES));
        }
    }

    /** Where the volume's voxels lie, in NIfTI's space. */
    Affine affine() {
        SliceGeometry first = frames.get(0).geometry();
        PatientVector x = first.alongRow().times(first.columnSpacingMm());
        PatientVector y = first.downColumn().times(first.rowSpacingMm());
        PatientVector origin = first.position();
        return Affine.ofRows(
                -x.left(),
                -y.left(),
                -step.left(),
                -origin.left(),
                -x.posterior(),
                -y.posterior(),
                -step.posterior(),
                -origin.posterior(),
                x.superior(),
                y.superior(),
                step.superior(),
                origin.superior());
    }
}
