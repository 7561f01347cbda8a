package org.lfsr.trainer.config;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A folder of images, each with a mask of its lesions, paired by name: the mask's path is the image's with one suffix
 * in the other's place. BraTS: {@code Brats18_X/Brats18_X_t1ce.nii.gz} and {@code Brats18_X/Brats18_X_seg.nii.gz}.
 *
 * @param kind what the files are
 * @param folder the folder; its sub-folders are searched too
 * @param imageSuffix how an image's name ends
 * @param maskSuffix how its mask's name ends instead
 * @param imageFolder the sub-folder that the images are in; null if they lie beside their masks
 * @param maskFolder the sub-folder that the masks are in; null if they lie beside their images
 * @param patients a file that names the patients to take, one a line; null for all. A patient is the first folder below
 *     {@code folder} on the way to the image, or the image's name where there is none
 * @param shrink by which whole factor to shrink single images before use; 1 leaves them, and volumes want 1
 */
public record SourceConfiguration(
        Kind kind,
        Path folder,
        String imageSuffix,
        String maskSuffix,
        @JsonSetter(nulls = Nulls.SET) @Nullable String imageFolder,
        @JsonSetter(nulls = Nulls.SET) @Nullable String maskFolder,
        @JsonSetter(nulls = Nulls.SET) @Nullable Path patients,
        int shrink) {

    /** What the files of a source are. */
    public enum Kind {
        /** NIfTI volumes, used as axial slices. */
        VOLUMES,
        /** Single slices as JPEG or PNG; eight bits deep, so fit for detectors only. */
        IMAGES
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the suffixes and folders pair an image with itself, or volumes are shrunk
     */
    public SourceConfiguration {
        Checks.atLeast(1, "shrink", shrink);
        if (kind == Kind.VOLUMES && shrink != 1) {
            throw new IllegalArgumentException("shrink must be 1 for volumes, found %d".formatted(shrink));
        }
        if (imageSuffix.equals(maskSuffix) && imageFolder == null && maskFolder == null) {
            throw new IllegalArgumentException("image-suffix and mask-suffix are both %s".formatted(imageSuffix));
        }
    }
}
