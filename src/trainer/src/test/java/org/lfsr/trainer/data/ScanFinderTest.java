package org.lfsr.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.trainer.config.SourceConfiguration;
import org.lfsr.trainer.config.SourceConfiguration.Kind;

class ScanFinderTest {

    @TempDir
    private Path folder;

    @Test
    void pairsImagesWithMasksBesideThemByTheirSuffixes() throws Exception {
        write("P2/P2_t1.nii.gz", "P2/P2_seg.nii.gz", "P1/early/x_t1.nii.gz", "P1/early/x_seg.nii.gz", "P1/notes.txt");

        List<Scan> scans = new ScanFinder(ScanFiles.volumes(folder, null)).find();

        assertThat(scans)
                .containsExactly(
                        scan("P1", "P1/early/x_t1.nii.gz", "P1/early/x_seg.nii.gz"),
                        scan("P2", "P2/P2_t1.nii.gz", "P2/P2_seg.nii.gz"));
    }

    @Test
    void pairsImagesWithMasksInAFolderOfTheirOwn() throws Exception {
        write("images/7.jpg", "masks/7.png", "images/more/8.jpg", "masks/more/8.png", "9.jpg");

        List<Scan> scans = new ScanFinder(pictures("images")).find();

        assertThat(scans)
                .containsExactly(
                        new Scan("7", path("images/7.jpg"), path("masks/7.png"), Kind.IMAGES, 2),
                        new Scan("more", path("images/more/8.jpg"), path("masks/more/8.png"), Kind.IMAGES, 2));
    }

    @Test
    void takesThePatientsThatAreAskedFor() throws Exception {
        write("P1/a_t1.nii.gz", "P1/a_seg.nii.gz", "P2/a_t1.nii.gz", "P2/a_seg.nii.gz", "P10/a_t1.nii.gz");
        write("P10/a_seg.nii.gz");
        Path patients = Files.writeString(folder.resolve("patients.txt"), "P10\n\n  P2 \n");

        List<Scan> scans = new ScanFinder(ScanFiles.volumes(folder, patients)).find();

        assertThat(scans).extracting(Scan::patient).containsExactly("P10", "P2");
    }

    @Test
    void namesPatientsWhoAreNotThere() throws IOException {
        write("P1/a_t1.nii.gz", "P1/a_seg.nii.gz");
        Path patients = Files.writeString(folder.resolve("patients.txt"), "P3\nP1\nP2\n");

        assertRefused(ScanFiles.volumes(folder, patients), patients + " names patients without an image: [P2, P3]");
    }

    @Test
    void namesAListOfPatientsThatIsNotThere() throws IOException {
        write("P1/a_t1.nii.gz", "P1/a_seg.nii.gz");

        assertRefused(ScanFiles.volumes(folder, path("absent.txt")), "No list of patients at " + path("absent.txt"));
    }

    @Test
    void namesAFolderThatIsNotThere() throws IOException {
        write("masks/7.png");

        assertRefused(ScanFiles.volumes(path("absent"), null), "No folder at " + path("absent"));
        assertRefused(pictures("images"), "No folder at " + path("images"));
    }

    @Test
    void saysThatAFolderHasNoImage() throws IOException {
        write("P1/a_t2.nii.gz", "P1/a_seg.nii.gz");

        assertRefused(ScanFiles.volumes(folder, null), "No image in %s ends in _t1.nii.gz".formatted(folder));
    }

    @Test
    void namesAnImageWithoutAMask() throws IOException {
        write("P1/a_t1.nii.gz", "P1/a_seg.nii.gz", "P2/b_t1.nii.gz");

        assertRefused(
                ScanFiles.volumes(folder, null),
                "%s has no mask at %s".formatted(path("P2/b_t1.nii.gz"), path("P2/b_seg.nii.gz")));
    }

    private void assertRefused(SourceConfiguration source, String message) {
        assertThatThrownBy(() -> new ScanFinder(source).find())
                .isInstanceOf(DataException.class)
                .hasMessage(message);
    }

    private SourceConfiguration pictures(String images) {
        return new SourceConfiguration(Kind.IMAGES, folder, ".jpg", ".png", images, "masks", null, 2);
    }

    private Scan scan(String patient, String image, String mask) {
        return new Scan(patient, path(image), path(mask), Kind.VOLUMES, 1);
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    private void write(String... names) throws IOException {
        for (String name : names) {
            Files.createDirectories(path(name).getParent());
            Files.writeString(path(name), "");
        }
    }
}
