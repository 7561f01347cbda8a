package org.lfsr.dicom.series;

import java.util.ArrayList;
import java.util.List;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.DicomFile;
import org.lfsr.dicom.Tag;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.UnreadableDicomException.Reason;

/** Finds the images of an instance and where they lie, whether it says so once (classic) or in groups (enhanced). */
final class FrameReader {

    private final SourceInstance instance;
    private final DataSet dataSet;

    private FrameReader(SourceInstance instance, DataSet dataSet) {
        this.instance = instance;
        this.dataSet = dataSet;
    }

    static List<SourceFrame> frames(SourceInstance instance, DicomFile file) throws UnreadableDicomException {
        FrameReader reader = new FrameReader(instance, file.dataSet());
        return instance.isEnhanced() ? reader.enhanced() : List.of(reader.classic());
    }

    private SourceFrame classic() throws UnreadableDicomException {
        if (instance.frames().count() != 1) {
            throw new UnreadableDicomException(
                    Reason.BAD_ATTRIBUTE,
                    "%s is %d in an instance of one frame"
                            .formatted(Tags.NUMBER_OF_FRAMES, instance.frames().count()));
        }
        return SourceFrame.of(
                instance, 0, SliceGeometry.of(dataSet, dataSet, dataSet), FrameKind.of(List.of(dataSet)), dataSet);
    }

    private List<SourceFrame> enhanced() throws UnreadableDicomException {
        DataSet shared = dataSet.item(Tags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE).orElse(DataSet.EMPTY);
        List<DataSet> own = dataSet.items(Tags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
        if (own.size() != instance.frames().count()) {
            throw new UnreadableDicomException(
                    Reason.BAD_ATTRIBUTE,
                    "%s has %d items for %d frames"
                            .formatted(
                                    Tags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE,
                                    own.size(),
                                    instance.frames().count()));
        }
        List<SourceFrame> frames = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            frames.add(enhanced(i, new Groups(own.get(i), shared)));
        }
        return frames;
    }

    private SourceFrame enhanced(int index, Groups groups) throws UnreadableDicomException {
        DataSet type = groups.find(Tags.MR_IMAGE_FRAME_TYPE_SEQUENCE);
        if (type.texts(Tags.FRAME_TYPE).contains("LOCALIZER")) {
            throw new UnreadableDicomException(
                    Reason.LOCALIZER, "%s has 'LOCALIZER': the image plans others".formatted(Tags.FRAME_TYPE));
        }
        SliceGeometry geometry = SliceGeometry.of(
                groups.find(Tags.PLANE_POSITION_SEQUENCE),
                groups.find(Tags.PLANE_ORIENTATION_SEQUENCE),
                groups.find(Tags.PIXEL_MEASURES_SEQUENCE));
        FrameKind kind = FrameKind.of(List.of(
                type,
                groups.find(Tags.FRAME_CONTENT_SEQUENCE),
                groups.find(Tags.MR_ECHO_SEQUENCE),
                groups.find(Tags.MR_DIFFUSION_SEQUENCE)));
        return SourceFrame.of(instance, index, geometry, kind, groups.find(Tags.PIXEL_VALUE_TRANSFORMATION_SEQUENCE));
    }

    /** A frame's groups of attributes: its own before those that all share. */
    private record Groups(DataSet own, DataSet shared) {

        DataSet find(Tag group) throws UnreadableDicomException {
            return (own.contains(group) ? own : shared).item(group).orElse(DataSet.EMPTY);
        }
    }
}
